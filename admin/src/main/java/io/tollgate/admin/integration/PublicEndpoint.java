package io.tollgate.admin.integration;

import io.tollgate.admin.backendapi.PrivateEndpoint;
import io.tollgate.admin.outcome.Validation;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The address at which developers call a service: scheme, host and port, nothing else. */
final class PublicEndpoint {
  private static final PrivateEndpoint.Allowed ANY_HOST = new PrivateEndpoint.Allowed(false, true);

  private PublicEndpoint() {}

  /** Reads an address, its port made explicit; what is wrong goes to the validation. */
  static @Nullable String read(
      Validation validation, String field, @Nullable String text, boolean hosted) {
    if (text == null) {
      return null;
    }
    Validation own = new Validation();
    String read = PrivateEndpoint.read(own, field, text, ANY_HOST);
    if (read == null || !(read.startsWith("http://") || read.startsWith("https://"))) {
      validation.error(field, PrivateEndpoint.ONLY_ADDRESS);
      return null;
    }
    if (hosted && host(read).equals("localhost")) {
      validation.error(field, "can't be localhost");
      return null;
    }
    return read;
  }

  static String host(String endpoint) {
    return String.valueOf(URI.create(endpoint).getHost()).toLowerCase(Locale.ROOT);
  }

  static int port(String endpoint) {
    return URI.create(endpoint).getPort();
  }
}
