package io.tollgate.gateway.policy.builtin.planrouting;

import io.tollgate.gateway.call.Upstream;
import io.tollgate.http.client.ServerHealth;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How servers do; a server that failed before a reload has failed after it, too. */
final class Healths {

  private record Key(Upstream server, int maxFails, Duration failTimeout) {}

  private final ConcurrentMap<Key, ServerHealth<Upstream>> known = new ConcurrentHashMap<>();

  ServerHealth<Upstream> of(Upstream server, int maxFails, Duration failTimeout) {
    return known.computeIfAbsent(
        new Key(server, maxFails, failTimeout),
        _ -> new ServerHealth<>(maxFails, failTimeout, System::nanoTime));
  }
}
