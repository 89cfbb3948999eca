package io.tollgate.http.client;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * Which of several servers that could do the same are put aside, since calls to them failed
 * (gateway contract 8.4, ruling 8). Nobody is asked how he feels: only real calls count. When its
 * time is over a server is tried again, and one more failure puts it aside again. For use from any
 * thread.
 *
 * @param <K> what names a server
 */
public final class ServerHealth<K> {

  /** Servers that are remembered; others are thought well of. */
  private static final int MOST = 10_000;

  private record Fails(int count, long first, long last) {}

  private final ConcurrentMap<K, Fails> failing = new ConcurrentHashMap<>();
  private final int maxFails;
  private final long failNanos;
  private final LongSupplier nanos;

  /**
   * @param maxFails so many failures within {@code failTimeout} put a server aside
   * @param failTimeout and it stays there for as long
   * @param nanos a clock as {@link System#nanoTime}
   */
  public ServerHealth(int maxFails, Duration failTimeout, LongSupplier nanos) {
    this.maxFails = maxFails;
    this.failNanos = failTimeout.toNanos();
    this.nanos = nanos;
  }

  public void failed(K server) {
    long now = nanos.getAsLong();
    if (failing.size() >= MOST) {
      failing.values().removeIf(fails -> now - fails.last > failNanos);
    }
    failing.merge(
        server,
        new Fails(1, now, now),
        (before, one) ->
            before.count < maxFails && now - before.first > failNanos
                ? one
                : new Fails(before.count + 1, before.first, now));
  }

  /** Clears a server whose failures are long enough ago. */
  public void succeeded(K server) {
    Fails fails = failing.get(server);
    if (fails != null && nanos.getAsLong() - fails.last > failNanos) {
      failing.remove(server, fails);
    }
  }

  /** False as long as nothing fails at all, which is cheap to know. */
  public boolean anyFailing() {
    return !failing.isEmpty();
  }

  /** Whether calls should rather go to another server, if there is one. */
  public boolean aside(K server) {
    Fails fails = failing.get(server);
    return fails != null && fails.count >= maxFails && nanos.getAsLong() - fails.last <= failNanos;
  }
}
