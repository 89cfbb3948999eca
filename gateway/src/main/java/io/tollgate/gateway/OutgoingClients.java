package io.tollgate.gateway;

import io.tollgate.gateway.proxy.OutgoingSettings;
import io.tollgate.http.client.UpstreamClient;
import io.tollgate.http.client.UpstreamTls;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.name.NameResolver;

/** The clients that a gateway calls others with. */
final class OutgoingClients implements AutoCloseable {

  private final UpstreamClient upstreams;
  private final UpstreamClient backends;

  OutgoingClients(GatewaySettings settings, EventLoops loops) {
    OutgoingSettings outgoing = settings.outgoing();
    NameResolver names = new NameResolver(loops, outgoing.nameServers());
    UpstreamTls tls = new UpstreamTls(outgoing.trusted());
    upstreams =
        new UpstreamClient(loops, names, tls, settings.upstream().limits(), outgoing.proxies());
    backends =
        new UpstreamClient(loops, names, tls, settings.backend().limits(), outgoing.proxies());
  }

  /** For upstreams and issuers. */
  UpstreamClient upstreams() {
    return upstreams;
  }

  /** For backends and portals. */
  UpstreamClient backends() {
    return backends;
  }

  @Override
  public void close() {
    upstreams.close();
    backends.close();
  }
}
