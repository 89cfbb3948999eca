package io.tollgate.gateway.configuration;

import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.gateway.routing.HostTables;
import io.tollgate.gateway.routing.Router;
import io.tollgate.gateway.routing.RoutingTable;
import io.tollgate.protocol.gateway.ConfigurationReader;
import io.tollgate.protocol.gateway.GatewayConfiguration;
import io.tollgate.protocol.gateway.PublishedService;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The configuration that calls are served by. Compiling takes time: to be changed from threads that
 * may block, never from an event loop.
 */
public final class ServedConfiguration {

  private final TableCompiler compiler;
  private final Router router;
  private final ConfigurationVersions versions;
  private volatile @Nullable Supplier<GatewayConfiguration> current;
  private volatile boolean byHost;

  public ServedConfiguration(TableCompiler compiler, Router router, MeterRegistry registry) {
    this.compiler = compiler;
    this.router = router;
    this.versions = new ConfigurationVersions(registry);
  }

  /** Serves it from the next call on. */
  public synchronized void serve(GatewayConfiguration configuration) {
    router.serve(compiler.compile(configuration));
    byHost = false;
    current = () -> configuration;
    showVersions();
  }

  /** Makes what is served anew, if policies have changed since it was made. */
  public synchronized void refresh() {
    Supplier<GatewayConfiguration> served = current;
    if (served != null && !byHost && !compiler.isCurrent()) {
      router.serve(compiler.compile(served.get()));
    }
  }

  /**
   * Serves what is loaded for each host when it is called for.
   *
   * @param loaded what was loaded so far
   */
  synchronized void serve(HostTables tables, Supplier<GatewayConfiguration> loaded) {
    router.serve(tables);
    byHost = true;
    current = loaded;
    showVersions();
  }

  /** To be called when what is loaded for hosts has changed. */
  void showVersions() {
    GatewayConfiguration served = current();
    versions.show(served == null ? GatewayConfiguration.EMPTY : served);
  }

  /** What would come of a document if it were served. */
  public synchronized CheckedConfiguration check(ConfigurationReader.Outcome document) {
    return switch (document) {
      case ConfigurationReader.Rejected(ConfigurationReader.Fault fault) ->
          new CheckedConfiguration(List.of(fault.toString()), true, List.of());
      case ConfigurationReader.Read read -> {
        List<String> faults = new ArrayList<>();
        read.faults().forEach(fault -> faults.add(fault.toString()));
        faults.addAll(compiler.faults(read.configuration()));
        yield new CheckedConfiguration(
            faults,
            false,
            read.configuration().services().stream().map(PublishedService::service).toList());
      }
    };
  }

  /** Serves nothing, as before the first configuration. */
  public synchronized void clear() {
    router.serve(RoutingTable.EMPTY);
    byHost = false;
    current = null;
    showVersions();
  }

  /** Null as long as nothing was loaded or pushed. */
  public @Nullable GatewayConfiguration current() {
    Supplier<GatewayConfiguration> served = current;
    return served == null ? null : served.get();
  }

  /** Whether hosts are loaded when they are called for; then an empty configuration is no want. */
  public boolean byHost() {
    return byHost;
  }
}
