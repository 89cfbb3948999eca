package io.tollgate.gateway.authorization;

import io.tollgate.gateway.call.Upstream;
import io.tollgate.gateway.meter.BackendMeters;
import io.tollgate.http.client.UpstreamClient;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.protocol.authorization.Authorizer;
import io.tollgate.protocol.gateway.ProxyConfiguration.BackendEndpoint;
import io.tollgate.protocol.gateway.ServiceConfiguration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds who authorises the calls of a service: the backend in this process, or one elsewhere. */
public final class Authorizers {

  private final BackendSettings settings;
  private final Optional<Authorizer> inProcess;
  private final UpstreamClient client;
  private final EventLoops loops;
  private final BackendMeters meters;

  /**
   * @param inProcess the backend of this process, if it has that role
   */
  public Authorizers(
      BackendSettings settings,
      Optional<Authorizer> inProcess,
      UpstreamClient client,
      EventLoops loops,
      BackendMeters meters) {
    this.settings = settings;
    this.inProcess = inProcess;
    this.client = client;
    this.loops = loops;
    this.meters = meters;
  }

  /**
   * @param faults is told when nobody can be asked; then every call of the service is refused
   */
  public ServiceAuthorizer of(ServiceConfiguration service, Consumer<String> faults) {
    BackendEndpoint endpoint = endpoint(service);
    if (endpoint == null) {
      faults.accept("proxy.backend.endpoint is missing, every call is refused; name a backend");
      return closed("", "no backend is configured");
    }
    String url = endpoint.endpoint();
    if (service.authentication() == null) {
      faults.accept("backend_authentication_value is missing, every call is refused");
      return closed(url, "no backend authentication is configured");
    }
    if (inProcess.isPresent() && settings.publicUrl().filter(u -> same(u, url)).isPresent()) {
      return new ServiceAuthorizer(inProcess.get(), url, true);
    }
    Upstream backend = Upstream.parse(url, "", settings.verify());
    if (backend == null) {
      faults.accept("proxy.backend.endpoint is no http or https URL, every call is refused");
      return closed(url, "the backend's URL cannot be read");
    }
    Upstream called = endpoint.host() == null ? backend : backend.calledBy(endpoint.host());
    return new ServiceAuthorizer(
        new RemoteAuthorizer(
            called, client, settings.timeouts(), loops, settings.userAgent(), meters),
        url,
        false);
  }

  private @Nullable BackendEndpoint endpoint(ServiceConfiguration service) {
    return settings
        .override()
        .map(url -> new BackendEndpoint(url, null))
        .orElse(service.proxy().backend());
  }

  private static ServiceAuthorizer closed(String url, String cause) {
    return new ServiceAuthorizer(new ClosedAuthorizer(cause), url, false);
  }

  private static boolean same(String one, String other) {
    return strip(one).equals(strip(other));
  }

  private static String strip(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
