package io.tollgate.gateway.policy.builtin.planrouting;

import io.tollgate.gateway.call.Upstream;
import io.tollgate.http.client.ServerHealth;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Servers that do the same, called in turn. One that fails is passed over for a while; if all do,
 * or there is but one, that does not matter.
 */
final class Servers {

  /** A server and what is known of how it does. */
  record Server(Upstream upstream, ServerHealth<Upstream> health) {}

  private final List<Server> servers;
  private final AtomicInteger turn = new AtomicInteger();

  /**
   * @param servers at least one
   */
  Servers(List<Server> servers) {
    this.servers = List.copyOf(servers);
  }

  Upstream next() {
    if (servers.size() == 1) {
      return servers.getFirst().upstream();
    }
    int first = Math.floorMod(turn.getAndIncrement(), servers.size());
    for (int i = 0; i < servers.size(); i++) {
      Server server = servers.get((first + i) % servers.size());
      if (!server.health().aside(server.upstream())) {
        return server.upstream();
      }
    }
    return servers.get(first).upstream();
  }

  /** How a call to one of them has ended; others are not known here. */
  void ended(Upstream called, boolean failed) {
    if (servers.size() == 1) {
      return;
    }
    for (Server server : servers) {
      if (server.upstream().equals(called)) {
        if (failed) {
          server.health().failed(called);
        } else {
          server.health().succeeded(called);
        }
      }
    }
  }
}
