package io.tollgate.admin.backendapi;

import io.tollgate.admin.outcome.Validation;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The base URL of an upstream API, with its port made explicit. */
public final class PrivateEndpoint {
  private static final Set<String> SCHEMES = Set.of("http", "https", "ws", "wss");
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?|\\[[0-9A-Fa-f:.]+\\]");
  private static final int LONGEST = 255;
  private static final int LAST_PORT = 65_535;

  /** The words for an address that has more than scheme, host and port. */
  public static final String ONLY_ADDRESS = "the accepted format is 'protocol://address(:port)'";

  private PrivateEndpoint() {}

  /**
   * What a base URL may be.
   *
   * @param path whether it may have a path
   * @param privateAddress whether its host may be this machine or a private network
   */
  public record Allowed(boolean path, boolean privateAddress) {}

  /** Reads a base URL; what is wrong goes to the validation, and null comes back. */
  public static @Nullable String read(
      Validation validation, String field, @Nullable String text, Allowed allowed) {
    if (text == null || text.isBlank()) {
      validation.error(field, Validation.BLANK);
      return null;
    }
    URI uri = parse(text);
    if (uri == null || text.length() > LONGEST) {
      validation.error(field, Validation.INVALID);
      return null;
    }
    String path = uri.getRawPath().equals("/") ? "" : uri.getRawPath();
    if (!path.isEmpty() && !allowed.path()) {
      validation.error(field, ONLY_ADDRESS);
      return null;
    }
    if (!allowed.privateAddress() && PrivateHost.is(uri.getHost())) {
      validation.error(field, "must not be an address of a private network");
      return null;
    }
    return scheme(uri) + "://" + uri.getHost() + ":" + port(uri) + path;
  }

  private static @Nullable URI parse(String text) {
    try {
      URI uri = new URI(text).parseServerAuthority();
      boolean fine =
          uri.getScheme() != null
              && SCHEMES.contains(scheme(uri))
              && uri.getHost() != null
              && HOST.matcher(uri.getHost()).matches()
              && uri.getRawUserInfo() == null
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
              && uri.getPort() <= LAST_PORT
              && uri.getPort() != 0;
      return fine ? uri : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static String scheme(URI uri) {
    return uri.getScheme().toLowerCase(Locale.ROOT);
  }

  private static int port(URI uri) {
    if (uri.getPort() > 0) {
      return uri.getPort();
    }
    return scheme(uri).equals("https") || scheme(uri).equals("wss") ? 443 : 80;
  }
}
