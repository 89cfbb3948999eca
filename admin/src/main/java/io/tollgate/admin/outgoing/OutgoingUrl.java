package io.tollgate.admin.outgoing;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address that may be called, as far as its text tells: http or https, no user, no fragment, a
 * port that usual web servers have.
 *
 * @param scheme http or https
 * @param host in lower case, without brackets and without a last dot
 * @param target path and query as they are sent, beginning with a slash
 */
public record OutgoingUrl(String scheme, String host, int port, String target) {
  /** Visible ASCII but for what ends a target or splits a request. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?<scheme>[A-Za-z]+)://"
              + "(?<host>[A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.]+\\])"
              + "(:(?<port>[0-9]{1,5}))?"
              + "(?<path>/[!-~&&[^?#\\\\]]*)?"
              + "(?<query>\\?[!-~&&[^#\\\\]]*)?");

  private static final int FIRST_FREE_PORT = 1_024;
  private static final int LAST_PORT = 65_535;
  private static final Set<Integer> WEB_PORTS = Set.of(80, 443);

  /** Servers that are no web servers and do harm when they are spoken to as such. */
  private static final Set<Integer> DENIED_PORTS =
      Set.of(2049, 3306, 5432, 5672, 6000, 6379, 9042, 11_211, 27_017);

  /** Reads a URL; null when nothing at such an address may be called. */
  public static @Nullable OutgoingUrl parse(String text) {
    Matcher url = FORM.matcher(text);
    if (!url.matches()) {
      return null;
    }
    String scheme = url.group("scheme").toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return null;
    }
    String given = url.group("port");
    int port = given == null ? (scheme.equals("https") ? 443 : 80) : Integer.parseInt(given);
    String host = host(url.group("host").toLowerCase(Locale.ROOT));
    if (host.isEmpty() || !allows(port)) {
      return null;
    }
    return new OutgoingUrl(
        scheme, host, port, orEmpty(url.group("path"), "/") + orEmpty(url.group("query"), ""));
  }

  private static String host(String given) {
    if (given.startsWith("[")) {
      return given.substring(1, given.length() - 1);
    }
    return given.endsWith(".") ? given.substring(0, given.length() - 1) : given;
  }

  private static String orEmpty(@Nullable String part, String otherwise) {
    return part == null ? otherwise : part;
  }

  private static boolean allows(int port) {
    return port <= LAST_PORT
        && (WEB_PORTS.contains(port) || port >= FIRST_FREE_PORT)
        && !DENIED_PORTS.contains(port);
  }

  boolean isTls() {
    return scheme.equals("https");
  }

  /** Scheme, host and port, always with the port: equal texts are the same origin. */
  public String origin() {
    return scheme + "://" + bracketed() + ":" + port;
  }

  /** As the Host header carries it. */
  String authority() {
    return port == (isTls() ? 443 : 80) ? bracketed() : bracketed() + ":" + port;
  }

  private String bracketed() {
    return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
  }

  /** Without path and query, which may hold secrets. */
  @Override
  public String toString() {
    return origin();
  }
}
