package io.tollgate.gateway.proxy;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.Upstream;
import io.tollgate.gateway.call.UpstreamOptions;
import io.tollgate.http.client.ClientTls;
import io.tollgate.http.client.OutgoingProxies;
import io.tollgate.http.client.UpstreamClient;
import io.tollgate.http.client.UpstreamExchange;
import io.tollgate.http.client.UpstreamReceiver;
import io.tollgate.http.client.UpstreamTarget;
import io.tollgate.http.client.UpstreamTimeouts;
import java.net.InetAddress;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Sends calls on. Bodies are streamed by whoever holds the exchange. */
public final class UpstreamProxy {

  private final UpstreamClient client;
  private final UpstreamSettings settings;
  private final RequestHeaders headers;

  public UpstreamProxy(UpstreamClient client, UpstreamSettings settings) {
    this.client = client;
    this.settings = settings;
    this.headers = new RequestHeaders(settings.forwarded(), settings.requestId());
  }

  /**
   * The request that the upstream will get. The client's headers become the upstream's: they are
   * changed in place.
   */
  public HttpRequest request(Call call, Upstream upstream) {
    headers.prepare(call, upstream);
    return new DefaultHttpRequest(
        HttpVersion.HTTP_1_1,
        call.request().method(),
        UpstreamUri.of(call.line(), upstream),
        call.headers());
  }

  /** What it takes to send a call again; null when that never happens. */
  public @Nullable Attempts attempts(Call call) {
    return Attempts.of(call, settings.retryCases());
  }

  /**
   * Begins the call's exchange with its upstream.
   *
   * @param tried addresses that are only taken when there is no other
   */
  public UpstreamExchange forward(
      Call call,
      Upstream upstream,
      HttpRequest request,
      UpstreamReceiver receiver,
      Collection<InetAddress> tried) {
    return client.begin(
        call.eventLoop(), target(call, upstream), timeouts(call), request, receiver, tried);
  }

  /** What the upstream is asked for, with the client's query, for logs that mask it. */
  public static String url(Call call, Upstream upstream) {
    return upstream.origin() + UpstreamUri.of(call.line(), upstream);
  }

  private static UpstreamTarget target(Call call, Upstream upstream) {
    UpstreamOptions options = call.upstreamOptions();
    return options == null ? upstream.target() : target(options, upstream.target());
  }

  private static UpstreamTarget target(UpstreamOptions options, UpstreamTarget usual) {
    OutgoingProxies proxies = options.proxies();
    ClientTls tls = options.tls();
    UpstreamTarget routed = proxies == null ? usual : usual.through(proxies);
    UpstreamTarget trusted = tls == null ? routed : routed.on(tls);
    return options.isHttp2() ? trusted.overHttp2() : trusted;
  }

  private UpstreamTimeouts timeouts(Call call) {
    UpstreamOptions options = call.upstreamOptions();
    UpstreamTimeouts own = options == null ? null : options.timeouts();
    return own == null ? settings.timeouts() : own;
  }
}
