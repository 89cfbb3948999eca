package io.tollgate.gateway.routing;

import io.netty.channel.EventLoop;
import java.util.function.Consumer;

/** Tables that are loaded when a host is called for (gateway.md, 1.3). */
public interface HostTables {

  /**
   * Hands over the table of a host: at once, or later when it has to be loaded. The empty table
   * when it is not to be had.
   *
   * @param loop the caller's, on which it is now and on which it is told
   */
  void find(String host, EventLoop loop, Consumer<RoutingTable> then);
}
