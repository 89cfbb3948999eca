package io.tollgate.server.settings;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the gateway finds upstreams and what it does when they fail.
 *
 * @param nameServers asked before the system's
 * @param retryCases words, of those that {@link #RETRY_CASES} names
 */
public record GatewayUpstreamSection(List<InetSocketAddress> nameServers, String retryCases) {

  private static final int DNS_PORT = 53;

  private static final Pattern SERVER =
      Pattern.compile("(?:\\[(?<six>[0-9a-fA-F:.]+)]|(?<name>[^:\\s]+))(?::(?<port>\\d{1,5}))?");

  private static final Set<String> CASES =
      Set.of(
          "error",
          "timeout",
          "invalid_header",
          "http_403",
          "http_404",
          "http_429",
          "http_500",
          "http_502",
          "http_503",
          "http_504",
          "non_idempotent",
          "off");

  public static final Setting<List<InetSocketAddress>> NAME_SERVERS =
      Setting.of(
              "gateway.name-servers",
              new ValueType<>(
                  "addresses such as 10.0.0.2, 10.0.0.2:5353 or [::1]:5353, separated by blanks",
                  GatewayUpstreamSection::servers),
              "",
              "DNS servers that the gateway asks before those of the system.")
          .alias("RESOLVER");

  public static final Setting<String> RETRY_CASES =
      Setting.of(
              "gateway.upstream-retry-cases",
              new ValueType<>(
                  "words of error, timeout, invalid_header, http_500, http_502, http_503, http_504, http_429, http_404, http_403,"
                      + " non_idempotent or off, separated by blanks",
                  GatewayUpstreamSection::cases),
              "error timeout",
              "Failures after which calls are sent again, where a product has the policy retry. Without non_idempotent only methods"
                  + " that may be repeated are, once the upstream may have seen the call.")
          .alias("APICAST_UPSTREAM_RETRY_CASES");

  static final List<Setting<?>> ALL = List.of(NAME_SERVERS, RETRY_CASES);

  public static GatewayUpstreamSection from(SettingValues values) {
    return new GatewayUpstreamSection(values.get(NAME_SERVERS), values.get(RETRY_CASES));
  }

  private static List<InetSocketAddress> servers(String text) {
    List<InetSocketAddress> servers = new ArrayList<>();
    for (String word : text.strip().split("[\\s,]+")) {
      // The old gateway's directive has options behind the addresses, such as valid=30s.
      if (word.isEmpty() || word.contains("=")) {
        continue;
      }
      Matcher parts = SERVER.matcher(word);
      if (!parts.matches()) {
        throw new IllegalArgumentException(word);
      }
      String host = parts.group("six") == null ? parts.group("name") : parts.group("six");
      String port = parts.group("port");
      InetSocketAddress server =
          new InetSocketAddress(host, port == null ? DNS_PORT : Integer.parseInt(port));
      if (server.isUnresolved()) {
        throw new IllegalArgumentException(word);
      }
      servers.add(server);
    }
    return List.copyOf(servers);
  }

  private static String cases(String text) {
    String words = text.strip();
    if (!CASES.containsAll(List.of(words.split("\\s+")))) {
      throw new IllegalArgumentException(words);
    }
    return words;
  }
}
