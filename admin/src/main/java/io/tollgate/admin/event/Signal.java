package io.tollgate.admin.event;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one waiting reader; raised while nobody waits, it is remembered once. */
public final class Signal {
  private final Semaphore raised = new Semaphore(0);

  public void raise() {
    raised.release();
  }

  /** Returns when it was raised since the last time, or when the time is over. */
  public void await(Duration atMost) throws InterruptedException {
    if (raised.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      raised.drainPermits();
    }
  }
}
