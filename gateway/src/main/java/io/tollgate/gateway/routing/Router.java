package io.tollgate.gateway.routing;

import io.netty.channel.EventLoop;
import io.tollgate.gateway.call.RequestLine;
import org.jspecify.annotations.Nullable;

/**
 * Finds the service of a call in the table that is served at the moment. A call keeps what it found
 * from start to end, whatever is published meanwhile.
 */
public final class Router {

  private volatile RoutingTable table = RoutingTable.EMPTY;
  private volatile @Nullable HostTables byHost;

  /** Who asks: is told once, on the loop of its call. */
  public interface Receiver {

    /**
     * At once.
     *
     * @param found null when nobody owns the host
     */
    void routed(@Nullable RoutedService found);

    /** As {@link #routed}, after the host had to be loaded. */
    void routedLater(@Nullable RoutedService found);
  }

  /** Serves this table from the next call on. */
  public void serve(RoutingTable next) {
    table = next;
    byHost = null;
  }

  /** Serves what is loaded for each host, from the next call on. */
  public void serve(HostTables tables) {
    byHost = tables;
  }

  /**
   * @param loop of the call, on which it is now
   */
  public void route(RequestLine line, EventLoop loop, Receiver receiver) {
    HostTables tables = byHost;
    if (tables == null) {
      receiver.routed(owner(line, table));
    } else {
      tables.find(line.host(), loop, loaded -> receiver.routedLater(owner(line, loaded)));
    }
  }

  /** Whose host this is, whatever a call asks for; null when nobody's. */
  public @Nullable RoutedService ownerOf(String host) {
    return table.owner(host);
  }

  private static @Nullable RoutedService owner(RequestLine line, RoutingTable table) {
    return table.serviceFor(line);
  }
}
