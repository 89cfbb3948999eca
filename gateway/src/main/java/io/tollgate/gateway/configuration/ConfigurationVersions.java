package io.tollgate.gateway.configuration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.tollgate.protocol.gateway.GatewayConfiguration;
import io.tollgate.protocol.gateway.PublishedService;

/**
 * Which version of each service is served, as the gauge {@code tollgate_config_version}
 * (gateway.md, 4.5).
 */
final class ConfigurationVersions {

  private final MultiGauge gauge;
  private GatewayConfiguration shown = GatewayConfiguration.EMPTY;

  ConfigurationVersions(MeterRegistry registry) {
    gauge =
        MultiGauge.builder("tollgate_config_version")
            .description("of each service that is served; 0 where the source knows no versions")
            .register(registry);
  }

  synchronized void show(GatewayConfiguration served) {
    if (!served.equals(shown)) {
      shown = served;
      gauge.register(
          served.services().stream().<MultiGauge.Row<?>>map(ConfigurationVersions::row).toList(),
          true);
    }
  }

  private static MultiGauge.Row<?> row(PublishedService served) {
    return MultiGauge.Row.of(
        Tags.of(
            "service_id", served.service().id(), "environment", served.environment().wireName()),
        served.version());
  }
}
