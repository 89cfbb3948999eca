package io.tollgate.http.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A forward proxy that calls leave through (gateway contract 2.10). It is spoken to in the clear.
 *
 * @param host name or address literal, IPv6 without brackets
 * @param port 1 to 65535
 * @param authorization value of {@code Proxy-Authorization}; null: it wants none
 */
public record OutgoingProxy(String host, int port, @Nullable String authorization) {

  private static final int STANDARD_PORT = 80;

  private static final Pattern URL =
      Pattern.compile(
          "http://(?:(?<user>[^:@/\\s]*)(?::(?<password>[^@/\\s]*))?@)?"
              + "(?:\\[(?<six>[0-9a-f:.]+)]|(?<name>[^:/?#\\[\\]@\\s]+))(?::(?<port>\\d{1,5}))?/?",
          Pattern.CASE_INSENSITIVE);

  /**
   * Of {@code http://user:password@host:port}; user and password may be percent-encoded, the port
   * is 80 unless given.
   *
   * @return null when the text is no such URL
   */
  public static @Nullable OutgoingProxy parse(String url) {
    Matcher parts = URL.matcher(url.strip());
    if (!parts.matches()) {
      return null;
    }
    String port = parts.group("port");
    int number = port == null ? STANDARD_PORT : Integer.parseInt(port);
    if (number < 1 || number > 65_535) {
      return null;
    }
    String host = parts.group("six") == null ? parts.group("name") : parts.group("six");
    try {
      return new OutgoingProxy(
          host, number, authorization(parts.group("user"), parts.group("password")));
    } catch (IllegalArgumentException _) {
      // A percent sign that escapes nothing.
      return null;
    }
  }

  private static @Nullable String authorization(@Nullable String user, @Nullable String password) {
    if (user == null) {
      return null;
    }
    String pair = decoded(user) + ":" + (password == null ? "" : decoded(password));
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** {@code host:port}, with brackets around an IPv6 literal. */
  public String authority() {
    return UpstreamTarget.authority(host, port);
  }

  /** Without the credentials. */
  @Override
  public String toString() {
    return authority();
  }
}
