package io.tollgate.admin.publication.remote;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a backend is and who speaks to it.
 *
 * @param base its base URL, such as {@code http://localhost:3000}
 * @param user of its internal API
 */
public record BackendAddress(URI base, String user, String password) {

  /** The address of something below {@code /internal}. */
  public URI internal(String path) {
    return URI.create(base.toString().replaceAll("/+$", "") + "/internal" + path);
  }

  /** The value of the Authorization header. */
  public String authorization() {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** Scheme, host and port alone. */
  @Override
  public String toString() {
    return base.getScheme()
        + "://"
        + base.getHost()
        + (base.getPort() < 0 ? "" : ":" + base.getPort());
  }
}
