package io.tollgate.gateway.proxy;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.Upstream;
import io.tollgate.gateway.call.UpstreamOptions;
import io.tollgate.http.client.UpstreamClient;
import io.tollgate.http.client.UpstreamExchange;
import io.tollgate.http.client.UpstreamReceiver;
import io.tollgate.http.client.UpstreamTimeouts;

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
   * Begins the call's exchange with its upstream. The client's headers become the upstream's: they
   * are changed in place.
   */
  public UpstreamExchange forward(Call call, Upstream upstream, UpstreamReceiver receiver) {
    headers.prepare(call, upstream);
    HttpRequest request =
        new DefaultHttpRequest(
            HttpVersion.HTTP_1_1,
            call.request().method(),
            UpstreamUri.of(call.line(), upstream),
            call.headers());
    return client.begin(call.eventLoop(), upstream.target(), timeouts(call), request, receiver);
  }

  private UpstreamTimeouts timeouts(Call call) {
    UpstreamOptions options = call.upstreamOptions();
    UpstreamTimeouts own = options == null ? null : options.timeouts();
    return own == null ? settings.timeouts() : own;
  }
}
