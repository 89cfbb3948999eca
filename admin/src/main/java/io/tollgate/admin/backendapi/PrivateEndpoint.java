package io.tollgate.admin.backendapi;

import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.outgoing.OutgoingGuard;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The base URL of an upstream API, with its port made explicit. */
public final class PrivateEndpoint {
  private static final Set<String> SCHEMES = Set.of("http", "https", "ws", "wss");

  /** Underscores are no part of host names, yet of names that containers have. */
  private static final Pattern URL =
      Pattern.compile(
          "(?<scheme>[A-Za-z]+)://"
              + "(?<host>[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?|\\[[0-9A-Fa-f:.]+\\])"
              + "(:(?<port>[0-9]{1,5}))?"
              + "(?<path>(/([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*+)?)");

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
    if (text.length() > LONGEST) {
      validation.error(field, Validation.INVALID);
      return null;
    }
    Matcher url = URL.matcher(text);
    String scheme = url.matches() ? url.group("scheme").toLowerCase(Locale.ROOT) : "";
    int port = url.matches() ? port(scheme, url.group("port")) : 0;
    if (!SCHEMES.contains(scheme) || port < 1 || port > LAST_PORT) {
      validation.error(field, Validation.INVALID);
      return null;
    }
    String host = url.group("host");
    String path = url.group("path").equals("/") ? "" : url.group("path");
    if (!path.isEmpty() && !allowed.path()) {
      validation.error(field, ONLY_ADDRESS);
      return null;
    }
    if (!allowed.privateAddress() && OutgoingGuard.isClosed(host)) {
      validation.error(field, "must not be an address of a private network");
      return null;
    }
    return scheme + "://" + host + ":" + port + path;
  }

  private static int port(String scheme, @Nullable String given) {
    if (given != null) {
      return Integer.parseInt(given);
    }
    return scheme.equals("https") || scheme.equals("wss") ? 443 : 80;
  }
}
