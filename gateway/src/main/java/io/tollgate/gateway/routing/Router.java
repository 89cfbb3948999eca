package io.tollgate.gateway.routing;

import io.tollgate.gateway.call.RequestLine;
import org.jspecify.annotations.Nullable;

/**
 * Finds the service of a call in the table that is served at the moment. A call keeps what it found
 * from start to end, whatever is published meanwhile.
 */
public final class Router {

  private volatile RoutingTable table = RoutingTable.EMPTY;

  /** Serves this table from the next call on. */
  public void serve(RoutingTable next) {
    table = next;
  }

  /** Null when nobody owns the host. */
  public @Nullable RoutedService serviceFor(RequestLine line) {
    return table.owner(line.host());
  }
}
