package io.tollgate.server.settings;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Forward proxies that the gateway's own calls leave through (gateway.md, 2.10). URLs may hold user
 * and password; an empty one is none.
 *
 * @param http for targets in the clear
 * @param https for targets over TLS
 * @param all for both, where they have none of their own
 * @param exempt names that are called directly
 */
public record GatewayProxySection(String http, String https, String all, List<String> exempt) {

  private static final Pattern PROXY =
      Pattern.compile("http://[^\\s/?#]+/?", Pattern.CASE_INSENSITIVE);

  private static final ValueType<String> URL =
      new ValueType<>(
          "the URL of a proxy that is spoken to over http, http://user:password@host:port, or nothing",
          GatewayProxySection::url);

  public static final Setting<String> HTTP_PROXY =
      Setting.of(
              "gateway.http-proxy",
              URL,
              null,
              "Forward proxy for what the gateway calls over http: upstreams, portal, backend and issuers. The policy http_proxy takes"
                  + " its place for a product's upstream.")
          .alias("HTTP_PROXY", "http_proxy")
          .asSecret();

  public static final Setting<String> HTTPS_PROXY =
      Setting.of(
              "gateway.https-proxy",
              URL,
              null,
              "The same for what the gateway calls over https; the proxy is asked for a tunnel.")
          .alias("HTTPS_PROXY", "https_proxy")
          .asSecret();

  public static final Setting<String> ALL_PROXY =
      Setting.of(
              "gateway.all-proxy",
              URL,
              null,
              "The same for either scheme that has no proxy of its own.")
          .alias("ALL_PROXY", "all_proxy")
          .asSecret();

  public static final Setting<List<String>> NO_PROXY =
      Setting.of(
              "gateway.no-proxy",
              ValueType.LIST,
              null,
              "Hosts that are called without a proxy, and those below them: names, .domain, addresses; * for all.")
          .alias("NO_PROXY", "no_proxy");

  static final List<Setting<?>> ALL = List.of(HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY);

  public static GatewayProxySection from(SettingValues values) {
    return new GatewayProxySection(
        url(values, HTTP_PROXY),
        url(values, HTTPS_PROXY),
        url(values, ALL_PROXY),
        Objects.requireNonNullElse(values.find(NO_PROXY), List.of()));
  }

  private static String url(SettingValues values, Setting<String> setting) {
    return Objects.requireNonNullElse(values.find(setting), "");
  }

  private static String url(String text) {
    String url = text.strip();
    if (!url.isEmpty() && !PROXY.matcher(url).matches()) {
      throw new IllegalArgumentException();
    }
    return url;
  }

  /** Without the URLs: they may hold passwords. */
  @Override
  public String toString() {
    return "GatewayProxySection[exempt " + exempt + "]";
  }
}
