package io.tollgate.gateway.authorization;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reports that are on their way after their calls were answered (gateway.md, 3.5 and ruling 6). For
 * any thread.
 */
public final class ReportsInFlight {

  private static final Duration LOOK = Duration.ofMillis(10);

  private final int most;
  private final AtomicInteger inFlight = new AtomicInteger();

  ReportsInFlight(int most) {
    this.most = most;
  }

  /** Whether calls should rather be decided before they go on. */
  public boolean full() {
    return inFlight.get() >= most;
  }

  public int inFlight() {
    return inFlight.get();
  }

  /** A report is on its way. Not refused when full: its call has gone on already. */
  public void begun() {
    inFlight.incrementAndGet();
  }

  public void ended() {
    inFlight.decrementAndGet();
  }

  /** Waits until all have arrived, but not longer than this. */
  void await(Duration patience) {
    try {
      for (long looks = patience.dividedBy(LOOK); looks > 0 && inFlight.get() > 0; looks--) {
        Thread.sleep(LOOK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
