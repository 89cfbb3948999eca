package io.tollgate.gateway.call;

import io.tollgate.http.client.UpstreamTarget;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The API behind the gateway, as a base URL names it (gateway.md, 2.7). Made once per service or
 * route, not per call.
 *
 * @param target where connections go
 * @param hostHeader Host header for the upstream
 * @param basePath empty when the URL has none or a lone {@code /}
 * @param query replaces the client's query; null: the client's is kept
 */
public record Upstream(
    UpstreamTarget target, String hostHeader, String basePath, @Nullable String query) {

  private static final Pattern URL =
      Pattern.compile(
          "(?<scheme>https?|wss?)://(?:[^@/?#]*@)?(?<host>\\[[0-9a-f:.]+]|[^:/?#\\[\\]@\\s]+)"
              + "(?::(?<port>\\d{1,5}))?(?<path>/[^?#\\s]*)?(?:\\?(?<query>[^#\\s]*))?",
          Pattern.CASE_INSENSITIVE);

  /**
   * The upstream of a base URL with scheme {@code http}, {@code https}, {@code ws} or {@code wss}.
   *
   * @param serviceId keeps the connections of services apart
   * @param verify whether certificates of TLS upstreams must be trusted
   * @return null when the text is no such URL
   */
  public static @Nullable Upstream parse(String url, String serviceId, boolean verify) {
    Matcher parts = URL.matcher(url.strip());
    if (!parts.matches()) {
      return null;
    }
    String scheme = parts.group("scheme").toLowerCase(Locale.ROOT);
    boolean secure = scheme.equals("https") || scheme.equals("wss");
    int standardPort = secure ? 443 : 80;
    int port = parts.group("port") == null ? standardPort : Integer.parseInt(parts.group("port"));
    if (port < 1 || port > 65_535) {
      return null;
    }
    String host = parts.group("host");
    String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    String path = parts.group("path");
    return new Upstream(
        new UpstreamTarget(secure, name, port, name, serviceId, secure && verify),
        port == standardPort ? host : host + ":" + port,
        path == null || path.equals("/") ? "" : path,
        parts.group("query"));
  }

  /** Scheme, host and port, for logs. */
  public String origin() {
    return (target.secure() ? "https://" : "http://") + target.authority();
  }

  /** The same upstream, called by another name: Host header, and the name that TLS asks for. */
  public Upstream calledBy(String host) {
    int colon = host.lastIndexOf(':');
    boolean withPort = colon > 0 && host.indexOf(']', colon) < 0;
    String name = withPort ? host.substring(0, colon) : host;
    return new Upstream(target.named(name), host, basePath, query);
  }

  /**
   * The same upstream at another address: name and path stay.
   *
   * @param address host or {@code host:port}; without a port it is this upstream's
   * @return null when it is no such address
   */
  public @Nullable Upstream at(String address) {
    Upstream other =
        parse((target.secure() ? "https://" : "http://") + address, target.owner(), false);
    if (other == null || !other.basePath.isEmpty() || other.query != null) {
      return null;
    }
    boolean withPort = address.lastIndexOf(':') > address.lastIndexOf(']');
    return new Upstream(
        target.at(other.target.host(), withPort ? other.target.port() : target.port()),
        hostHeader,
        basePath,
        query);
  }
}
