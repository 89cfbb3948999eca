package io.tollgate.gateway.policy.builtin.websocket;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpVersion;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyOutcome;

/** Lets a client that asks for it, with its key and nothing else, speak WebSocket. */
public final class WebsocketPolicy implements Policy {

  /** Takes no configuration. */
  public static final PolicyFactory FACTORY =
      (configuration, site, faults) -> new PolicyOutcome.Created(new WebsocketPolicy());

  private WebsocketPolicy() {}

  @Override
  public PhaseOutcome rewrite(Call call) {
    HttpHeaders headers = call.headers();
    String protocol = headers.get(HttpHeaderNames.UPGRADE);
    // What stood in a body could be taken for the other protocol's first bytes.
    if (protocol != null
        && headers.contains(HttpHeaderNames.SEC_WEBSOCKET_KEY)
        && call.request().protocolVersion().equals(HttpVersion.HTTP_1_1)
        && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
        && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
      call.askUpstreamOptions().upgrade(protocol);
    }
    return PhaseOutcome.CONTINUE;
  }
}
