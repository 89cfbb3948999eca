package io.tollgate.gateway.policy.builtin.planrouting;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.Upstream;
import io.tollgate.gateway.call.UpstreamOptions;
import io.tollgate.http.client.ServerHealth;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Servers that do the same, called in turn. One that fails is passed over for a while; if all do,
 * or there is but one, that does not matter.
 */
final class Servers {

  /** A server and what is known of how it does. */
  record Server(Upstream upstream, ServerHealth<Upstream> health) {}

  private final List<Server> servers;
  private final AtomicInteger turn = new AtomicInteger();
  private final UnaryOperator<Upstream> others = this::after;

  /**
   * @param servers at least one
   */
  Servers(List<Server> servers) {
    this.servers = List.copyOf(servers);
  }

  /** Sends the call to the server whose turn it is, and to the others should it fail. */
  void route(Call call) {
    if (servers.size() == 1) {
      call.upstream(servers.getFirst().upstream());
      return;
    }
    call.upstream(from(Math.floorMod(turn.getAndIncrement(), servers.size())));
    UpstreamOptions options = call.upstreamOptions();
    if (options != null && options.retries() > 0) {
      options.others(others);
    }
  }

  private Upstream from(int first) {
    for (int i = 0; i < servers.size(); i++) {
      Server server = servers.get((first + i) % servers.size());
      if (!server.health().aside(server.upstream())) {
        return server.upstream();
      }
    }
    return servers.get(first % servers.size()).upstream();
  }

  /** The next one, for a call that failed at this one. */
  private Upstream after(Upstream failed) {
    ended(failed, true);
    int at = 0;
    while (at < servers.size() && !servers.get(at).upstream().equals(failed)) {
      at++;
    }
    Upstream next = from(at + 1);
    return next.equals(failed) ? servers.get((at + 1) % servers.size()).upstream() : next;
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
