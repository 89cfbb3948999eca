package io.tollgate.gateway.configuration;

import io.tollgate.gateway.routing.Router;
import io.tollgate.gateway.routing.RoutingTable;
import io.tollgate.protocol.gateway.GatewayConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * The configuration that calls are served by. Compiling takes time: to be changed from threads that
 * may block, never from an event loop.
 */
public final class ServedConfiguration {

  private final TableCompiler compiler;
  private final Router router;
  private volatile @Nullable GatewayConfiguration current;

  public ServedConfiguration(TableCompiler compiler, Router router) {
    this.compiler = compiler;
    this.router = router;
  }

  /** Serves it from the next call on. */
  public synchronized void serve(GatewayConfiguration configuration) {
    router.serve(compiler.compile(configuration));
    current = configuration;
  }

  /** Serves nothing, as before the first configuration. */
  public synchronized void clear() {
    router.serve(RoutingTable.EMPTY);
    current = null;
  }

  /** Null as long as nothing was loaded or pushed. */
  public @Nullable GatewayConfiguration current() {
    return current;
  }
}
