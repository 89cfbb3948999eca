package io.tollgate.gateway.routing;

import io.tollgate.gateway.call.RequestLine;
import org.jspecify.annotations.Nullable;

/**
 * Finds the service of a call in the table that is served at the moment. A call keeps what it found
 * from start to end, whatever is published meanwhile.
 */
public final class Router {

  private volatile RoutingTable table = RoutingTable.EMPTY;
  private volatile @Nullable HostTables byHost;

  /** Serves this table from the next call on. */
  public void serve(RoutingTable next) {
    table = next;
    byHost = null;
  }

  /** Serves what is loaded for each host, from the next call on. */
  public void serve(HostTables tables) {
    byHost = tables;
  }

  /** Where the table of a call's host is to be asked for; null when there is one for all. */
  public @Nullable HostTables byHost() {
    return byHost;
  }

  /** Whose host this is, whatever a call asks for; null when nobody's. */
  public @Nullable RoutedService ownerOf(String host) {
    return table.owner(host);
  }

  /** Null when nobody owns the host. */
  public @Nullable RoutedService serviceFor(RequestLine line) {
    return serviceFor(line, table);
  }

  /** The same in a table of {@link #byHost}. */
  public @Nullable RoutedService serviceFor(RequestLine line, RoutingTable loaded) {
    return loaded.owner(line.host());
  }
}
