package io.tollgate.gateway.configuration;

import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.gateway.call.Sha256;
import io.tollgate.gateway.configuration.source.DocumentSource;
import io.tollgate.gateway.configuration.source.FileSource;
import io.tollgate.gateway.configuration.source.InlineSource;
import io.tollgate.gateway.configuration.source.Portal;
import io.tollgate.gateway.configuration.source.PortalSettings;
import io.tollgate.http.document.DocumentClient;
import io.tollgate.protocol.gateway.Environment;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/**
 * Makes the loader of a source.
 *
 * @param compilers makes one for each host that is loaded alone
 * @param policies descriptions of those there are, by name
 * @param documents fetches from portals
 * @param random spreads the retries of many gateways
 */
public record Sources(
    ServedConfiguration served,
    Supplier<TableCompiler> compilers,
    Supplier<Map<String, List<JsonNode>>> policies,
    DocumentClient documents,
    InstantSource clock,
    RandomGenerator random,
    MeterRegistry registry) {

  private static final int NAME_DIGITS = 12;

  /**
   * @throws ConfigurationException when the source's settings contradict each other
   */
  public LoadableConfiguration of(ConfigurationSource source) {
    return switch (source) {
      case ConfigurationSource.Pushed(Path directory) ->
          new PublishedConfiguration(
              served, new ConfigurationSnapshot(directory.resolve("configuration.json")), policies);
      case ConfigurationSource.Loaded loaded -> loaded(loaded);
    };
  }

  private LoadableConfiguration loaded(ConfigurationSource.Loaded source) {
    LoadRules rules = source.rules();
    ConfigurationLoader loader = new ConfigurationLoader(documents(source), rules);
    if (rules.lazy()) {
      ReloadPauses pauses = new ReloadPauses(rules.holds(), random);
      return new LazyConfiguration(
          new HostLoads(
              new HostLoader(loader, rules, compilers, pauses),
              rules.patience(),
              served::showVersions),
          served);
    }
    ConfigurationSnapshot copy =
        source instanceof ConfigurationSource.Portal portal
            ? new ConfigurationSnapshot(copyOf(portal, ""))
            : null;
    return new BootConfiguration(loader, rules, served, copy, clock, random, registry);
  }

  private DocumentSource documents(ConfigurationSource.Loaded source) {
    return switch (source) {
      case ConfigurationSource.File(Path file, LoadRules _) -> new FileSource(file);
      case ConfigurationSource.Inline(String document, LoadRules _) -> new InlineSource(document);
      case ConfigurationSource.Portal(PortalSettings portal, Path _, LoadRules _) -> portal(portal);
    };
  }

  private Portal portal(PortalSettings settings) {
    try {
      return new Portal(settings, documents);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("failed to load configuration, exiting: " + e.getMessage());
    }
  }

  /** How often a source is asked; zero: not from time to time. */
  public static Duration reloadPeriod(ConfigurationSource source) {
    return source instanceof ConfigurationSource.Loaded loaded
        ? loaded.rules().holds()
        : Duration.ZERO;
  }

  /** The file for what belongs to the last good copy beside it; empty when none is kept. */
  public static Optional<Path> issuersOf(ConfigurationSource source) {
    return source instanceof ConfigurationSource.Portal portal && !portal.rules().lazy()
        ? Optional.of(copyOf(portal, "-issuers"))
        : Optional.empty();
  }

  /** One per source and environment: what one portal said is never taken for another's. */
  private static Path copyOf(ConfigurationSource.Portal source, String what) {
    String portal = Sha256.hex(source.portal().url()).substring(0, NAME_DIGITS);
    Environment environment = source.rules().environment();
    return source
        .copyDirectory()
        .resolve("portal-%s-%s%s.json".formatted(portal, environment.wireName(), what));
  }
}
