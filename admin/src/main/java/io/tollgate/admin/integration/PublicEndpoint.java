package io.tollgate.admin.integration;

import io.tollgate.admin.backendapi.PrivateEndpoint;
import io.tollgate.admin.outcome.Validation;
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

  /** In lower case; hosts may have underscores, which URIs of the platform do not know. */
  static String host(String url) {
    String authority = authority(url);
    int colon = portColon(authority);
    String host = colon < 0 ? authority : authority.substring(0, colon);
    return host.toLowerCase(Locale.ROOT);
  }

  /** Of an address that was read here: its port is explicit. */
  static int port(String endpoint) {
    String authority = authority(endpoint);
    return Integer.parseInt(authority.substring(portColon(authority) + 1));
  }

  private static String authority(String url) {
    String rest = url.substring(url.indexOf("://") + 3);
    int slash = rest.indexOf('/');
    return slash < 0 ? rest : rest.substring(0, slash);
  }

  private static int portColon(String authority) {
    int colon = authority.lastIndexOf(':');
    return colon > authority.lastIndexOf(']') ? colon : -1;
  }
}
