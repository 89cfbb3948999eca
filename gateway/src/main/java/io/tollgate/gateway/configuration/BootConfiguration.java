package io.tollgate.gateway.configuration;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.protocol.gateway.GatewayConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All services, loaded at start and again from time to time; what cannot be loaded leaves what is
 * served as it is (gateway.md, 1.3). A source that cannot be reached at start is replaced by the
 * last good copy, where there is one (ruling 3).
 */
final class BootConfiguration implements LoadableConfiguration {

  private static final Logger log = LoggerFactory.getLogger(BootConfiguration.class);

  private final ConfigurationLoader loader;
  private final LoadRules rules;
  private final ServedConfiguration served;
  private final @Nullable ConfigurationSnapshot copy;
  private final InstantSource clock;
  private final Reloader reloader;
  private volatile Instant asOf = Instant.EPOCH;

  /**
   * @param copy null: none is kept
   */
  BootConfiguration(
      ConfigurationLoader loader,
      LoadRules rules,
      ServedConfiguration served,
      @Nullable ConfigurationSnapshot copy,
      InstantSource clock,
      RandomGenerator random,
      MeterRegistry registry) {
    this.loader = loader;
    this.rules = rules;
    this.served = served;
    this.copy = copy;
    this.clock = clock;
    this.reloader = new Reloader(new ReloadPauses(rules.holds(), random), this::reload);
    Gauge.builder("tollgate_config_age_seconds", this, BootConfiguration::ageSeconds)
        .description("since the source last confirmed what is served")
        .register(registry);
  }

  @Override
  public void start() {
    if (rules.forOneCall()) {
      throw new ConfigurationException(
          "cache is off, cannot store configuration, exiting: APICAST_CONFIGURATION_CACHE is 0, which needs APICAST_CONFIGURATION_LOADER=lazy");
    }
    boolean loaded = true;
    try {
      serve(loader.load(Optional.empty()));
    } catch (ConfigurationException e) {
      serveCopy(e);
      loaded = false;
    }
    reloader.asked(loaded);
    reloader.start();
  }

  private void serveCopy(ConfigurationException cause) {
    Optional<GatewayConfiguration> last = copy == null ? Optional.empty() : copy.load();
    if (copy == null || last.isEmpty()) {
      throw new ConfigurationException(
          "failed to load configuration, exiting: " + cause.getMessage());
    }
    asOf = copy.savedAt();
    log.error(
        "{}; the last good configuration is served, {} as of {}", cause.getMessage(), copy, asOf);
    served.serve(rules.filter().apply(last.get()));
  }

  @Override
  public void load() {
    try {
      serve(loader.load(Optional.empty()));
      reloader.asked(true);
    } catch (ConfigurationException e) {
      reloader.asked(false);
      throw e;
    }
  }

  private boolean reload() {
    try {
      serve(loader.load(Optional.empty()));
      return true;
    } catch (ConfigurationException e) {
      log.error("{}; what was loaded before is served on", e.getMessage());
    } catch (RuntimeException e) {
      log.error("{} cannot be served; what was loaded before is served on", loader, e);
    }
    return false;
  }

  private synchronized void serve(GatewayConfiguration all) {
    GatewayConfiguration kept = rules.filter().apply(all);
    if (!kept.equals(served.current())) {
      served.serve(kept);
    }
    asOf = clock.instant();
    if (copy != null) {
      copy.save(all);
    }
  }

  private double ageSeconds() {
    return Duration.between(asOf, clock.instant()).toMillis() / 1000.0;
  }

  @Override
  public void close() {
    reloader.close();
    if (copy != null) {
      copy.close();
    }
  }
}
