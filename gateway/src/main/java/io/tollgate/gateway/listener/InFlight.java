package io.tollgate.gateway.listener;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many calls are on their way, and the most that may be (gateway.md, ruling 14). */
final class InFlight {

  private static final Logger log = LoggerFactory.getLogger(InFlight.class);

  private static final long WARNING_PAUSE = TimeUnit.SECONDS.toNanos(1);

  private final int limit;
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicLong warned = new AtomicLong(Long.MIN_VALUE / 2);

  InFlight(int limit) {
    this.limit = limit;
  }

  /**
   * @param now nanoseconds of any origin
   * @return false when there are too many; then the call must not {@link #leave}
   */
  boolean enter(long now) {
    if (calls.incrementAndGet() <= limit) {
      return true;
    }
    calls.decrementAndGet();
    warn(now);
    return false;
  }

  /** Once a second: a line for each refused call would add to the load. */
  private void warn(long now) {
    long last = warned.get();
    if (now - last > WARNING_PAUSE && warned.compareAndSet(last, now)) {
      log.warn(
          "{} calls are in flight, further ones are refused; raise the limit or add cores", limit);
    }
  }

  void leave() {
    calls.decrementAndGet();
  }
}
