package io.tollgate.gateway.listener;

import java.util.concurrent.atomic.AtomicInteger;

/** How many calls are on their way, and the most that may be (gateway.md, ruling 14). */
final class InFlight {

  private final int limit;
  private final AtomicInteger calls = new AtomicInteger();

  InFlight(int limit) {
    this.limit = limit;
  }

  /** False when there are too many; then the call must not {@link #leave}. */
  boolean enter() {
    if (calls.incrementAndGet() <= limit) {
      return true;
    }
    calls.decrementAndGet();
    return false;
  }

  void leave() {
    calls.decrementAndGet();
  }
}
