package io.tollgate.gateway.configuration;

import io.tollgate.protocol.gateway.Environment;
import io.tollgate.protocol.gateway.GatewayConfiguration;
import io.tollgate.protocol.gateway.GatewayPublication;
import io.tollgate.protocol.gateway.PublishedService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * The configuration that the admin side of this process pushes. What was pushed last is kept on
 * disk, so that the gateway serves again before the admin side does.
 */
public final class PublishedConfiguration implements GatewayPublication, LoadableConfiguration {

  private final ServedConfiguration served;
  private final ConfigurationSnapshot snapshot;
  private final Supplier<Map<String, List<JsonNode>>> policies;

  /**
   * @param policies descriptions by name
   */
  public PublishedConfiguration(
      ServedConfiguration served,
      ConfigurationSnapshot snapshot,
      Supplier<Map<String, List<JsonNode>>> policies) {
    this.served = served;
    this.snapshot = snapshot;
    this.policies = policies;
  }

  /** Serves what was pushed before the last stop, if anything was. */
  @Override
  public void start() {
    snapshot.load().ifPresent(served::serve);
  }

  /** Nothing: what was pushed last is the newest there is. */
  @Override
  public void load() {}

  @Override
  public void close() {
    snapshot.close();
  }

  @Override
  public synchronized void replaceAll(GatewayConfiguration configuration) {
    served.serve(configuration);
    snapshot.save(configuration);
  }

  @Override
  public synchronized void put(PublishedService service) {
    List<PublishedService> services = new ArrayList<>(current());
    int at = indexOf(services, service.service().id(), service.environment());
    if (at < 0) {
      services.add(service);
    } else {
      services.set(at, service);
    }
    replaceAll(new GatewayConfiguration(services));
  }

  @Override
  public synchronized void remove(String serviceId, Environment environment) {
    List<PublishedService> services = new ArrayList<>(current());
    int at = indexOf(services, serviceId, environment);
    if (at >= 0) {
      services.remove(at);
      replaceAll(new GatewayConfiguration(services));
    }
  }

  @Override
  public GatewayConfiguration served() {
    return Objects.requireNonNullElse(served.current(), GatewayConfiguration.EMPTY);
  }

  @Override
  public Map<String, List<JsonNode>> policies() {
    return policies.get();
  }

  private List<PublishedService> current() {
    return served().services();
  }

  private static int indexOf(
      List<PublishedService> services, String serviceId, Environment environment) {
    for (int i = 0; i < services.size(); i++) {
      PublishedService service = services.get(i);
      if (service.environment() == environment && service.service().id().equals(serviceId)) {
        return i;
      }
    }
    return -1;
  }
}
