package io.tollgate.gateway.configuration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.tollgate.protocol.gateway.Environment;
import io.tollgate.protocol.gateway.GatewayConfiguration;
import java.util.HashMap;
import java.util.Map;

/**
 * Which version of each service is served, as the gauge {@code tollgate_config_version}
 * (gateway.md, 4.5).
 */
final class ConfigurationVersions {

  private record Served(String serviceId, Environment environment) {}

  private final MultiGauge gauge;
  private volatile Map<Served, Integer> versions = Map.of();

  ConfigurationVersions(MeterRegistry registry) {
    gauge =
        MultiGauge.builder("tollgate_config_version")
            .description("of each service that is served; 0 where the source knows no versions")
            .register(registry);
  }

  /** Meters are made anew only when services come or go. */
  synchronized void show(GatewayConfiguration served) {
    Map<Served, Integer> now = new HashMap<>();
    served
        .services()
        .forEach(
            each -> now.put(new Served(each.service().id(), each.environment()), each.version()));
    boolean sameServices = now.keySet().equals(versions.keySet());
    versions = now;
    if (!sameServices) {
      gauge.register(now.keySet().stream().<MultiGauge.Row<?>>map(this::row).toList(), true);
    }
  }

  private MultiGauge.Row<?> row(Served served) {
    return MultiGauge.Row.of(
        Tags.of("service_id", served.serviceId(), "environment", served.environment().wireName()),
        () -> versions.getOrDefault(served, 0));
  }
}
