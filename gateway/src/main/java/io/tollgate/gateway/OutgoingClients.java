package io.tollgate.gateway;

import io.tollgate.gateway.proxy.OutgoingSettings;
import io.tollgate.http.client.UpstreamClient;
import io.tollgate.http.client.UpstreamLimits;
import io.tollgate.http.client.UpstreamTls;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.name.NameResolver;
import java.util.Optional;

/** The clients that a gateway calls others with. */
final class OutgoingClients implements AutoCloseable {

  private final EventLoops loops;
  private final NameResolver names;
  private final OutgoingSettings settings;
  private final UpstreamClient upstreams;
  private final UpstreamClient issuers;
  private final UpstreamClient backends;

  OutgoingClients(GatewaySettings settings, EventLoops loops) {
    this.loops = loops;
    this.settings = settings.outgoing();
    names = new NameResolver(loops, this.settings.nameServers());
    UpstreamTls nameless = new UpstreamTls(this.settings.trusted(), Optional.empty(), true);
    upstreams =
        client(
            new UpstreamTls(
                this.settings.trusted(), this.settings.identity(), this.settings.resumes()),
            settings.upstream().limits());
    issuers = client(nameless, settings.upstream().limits());
    backends = client(nameless, settings.backend().limits());
  }

  private UpstreamClient client(UpstreamTls tls, UpstreamLimits limits) {
    return new UpstreamClient(loops, names, tls, limits, settings.proxies());
  }

  /** The only one that shows the gateway's certificate. */
  UpstreamClient upstreams() {
    return upstreams;
  }

  UpstreamClient issuers() {
    return issuers;
  }

  /** For backends and portals. */
  UpstreamClient backends() {
    return backends;
  }

  @Override
  public void close() {
    upstreams.close();
    issuers.close();
    backends.close();
  }
}
