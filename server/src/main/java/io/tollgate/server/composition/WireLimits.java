package io.tollgate.server.composition;

import io.tollgate.http.client.UpstreamLimits;
import io.tollgate.http.server.HttpLimits;
import io.tollgate.http.server.HttpTimeouts;
import io.tollgate.server.settings.GatewayWireSection;
import io.tollgate.server.settings.GatewayWireSection.HeaderBuffers;

/** How large heads may be, as settings say. */
final class WireLimits {

  private WireLimits() {}

  static HttpLimits requests(GatewayWireSection settings, HttpTimeouts timeouts) {
    HeaderBuffers buffers = settings.headerBuffers();
    return new HttpLimits(
        buffers.bytes(),
        buffers.bytes(),
        buffers.count() * buffers.bytes(),
        HttpLimits.DEFAULT.headers(),
        timeouts);
  }

  static UpstreamLimits answers(GatewayWireSection settings, UpstreamLimits others) {
    return new UpstreamLimits(
        others.connections(),
        others.waiters(),
        others.idle(),
        others.idleConnections(),
        settings.answerHead(),
        others.linkLocal());
  }
}
