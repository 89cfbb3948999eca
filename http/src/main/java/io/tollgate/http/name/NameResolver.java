package io.tollgate.http.name;

import io.tollgate.http.loop.EventLoops;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Finds the addresses of host names: address literals, {@code localhost}, the hosts file, then DNS.
 * Opens nothing before the first DNS question.
 */
public final class NameResolver {

  /**
   * @param loops where DNS questions are asked
   * @param servers DNS servers asked before those of the system (gateway contract 1.5, {@code
   *     RESOLVER}); empty for the system's alone
   */
  public NameResolver(EventLoops loops, List<InetSocketAddress> servers) {}
}
