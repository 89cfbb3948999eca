package io.tollgate.http.client;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.NetUtil;
import io.tollgate.http.client.UpstreamFailure.Kind;
import io.tollgate.http.wire.HeadBytes;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * The way to a target: whom connections are opened to, and how requests are spelled there (gateway
 * contract 2.10).
 *
 * @param proxy null: there is none on the way
 */
record Route(UpstreamTarget target, @Nullable OutgoingProxy proxy) {

  private static final int STANDARD_PORT = 80;

  /**
   * @param standard the rule for targets that have none of their own
   */
  static Route to(UpstreamTarget target, OutgoingProxies standard) {
    OutgoingProxies rule = target.proxies() == null ? standard : target.proxies();
    return new Route(target, rule.of(target.secure(), target.host()));
  }

  /** Whose addresses connections are opened to. */
  String host() {
    return proxy == null ? target.host() : proxy.host();
  }

  int port() {
    return proxy == null ? target.port() : proxy.port();
  }

  /** Whether the proxy is asked for a tunnel, in which TLS is spoken; else it reads requests. */
  boolean tunnels() {
    return proxy != null && target.secure();
  }

  /**
   * What it counts as that no connection was to be had: before a tunnel it is the proxy's doing.
   */
  Kind failure(Kind kind) {
    return tunnels() ? Kind.PROXY : kind;
  }

  /**
   * Whether it ends at a link-local address. Names behind a proxy are the proxy's to look up, and
   * its own address is the operator's word.
   *
   * @param found address of {@link #host}
   */
  boolean endsLinkLocal(InetAddress found) {
    InetAddress end =
        proxy == null ? found : NetUtil.createInetAddressFromIpAddressString(target.host());
    return end != null && LinkLocal.matches(end);
  }

  /** Writes the request line, and what the proxy asks for. */
  void begin(ByteBuf out, HttpRequest head) {
    OutgoingProxy reader = tunnels() ? null : proxy;
    if (reader == null) {
      HeadBytes.requestLine(out, head.method().asciiName(), head.uri());
      return;
    }
    HeadBytes.requestLine(out, head.method().asciiName(), absolute(head.uri()));
    String authorization = reader.authorization();
    if (authorization != null && !head.headers().contains(HttpHeaderNames.PROXY_AUTHORIZATION)) {
      HeadBytes.header(out, HttpHeaderNames.PROXY_AUTHORIZATION, authorization);
    }
  }

  /** {@code OPTIONS *} has no path in this form. */
  private String absolute(String uri) {
    String authority = target.authority();
    String named =
        target.port() == STANDARD_PORT
            ? authority.substring(0, authority.lastIndexOf(':'))
            : authority;
    return "http://" + named + (uri.equals("*") ? "" : uri);
  }

  /** {@code host:port}, and the proxy if there is one, for logs. */
  String text() {
    return proxy == null
        ? target.authority()
        : target.authority() + " via proxy " + proxy.authority();
  }
}
