package io.tollgate.gateway.configuration;

import io.tollgate.gateway.call.Upstream;
import io.tollgate.protocol.gateway.Environment;
import io.tollgate.protocol.gateway.ProxyConfiguration;
import io.tollgate.protocol.gateway.PublishedService;
import java.util.List;

/** Where the hosts of a version stand. */
public enum HostNaming {

  /** In {@code hosts}: a gateway run alone serves one environment under all of them. */
  HOST_LIST {
    @Override
    List<String> hosts(PublishedService version) {
      return version.service().proxy().hosts();
    }
  },

  /**
   * The host of {@code endpoint} in production, of {@code sandbox_endpoint} in the sandbox: both
   * environments are served at once (gateway.md, 1.7). Without that URL as {@link #HOST_LIST}.
   */
  ENDPOINT {
    @Override
    List<String> hosts(PublishedService version) {
      ProxyConfiguration proxy = version.service().proxy();
      String url =
          version.environment() == Environment.PRODUCTION
              ? proxy.endpoint()
              : proxy.sandboxEndpoint();
      Upstream endpoint = url == null ? null : Upstream.parse(url, "", false);
      return endpoint == null ? proxy.hosts() : List.of(endpoint.hostHeader());
    }
  };

  /** Names as configured, perhaps with a port. */
  abstract List<String> hosts(PublishedService version);
}
