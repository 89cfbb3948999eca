package io.tollgate.gateway.listener;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many calls are on their way, and when there are too many: above a number of them, or while
 * the event loop comes to its events too late with more than a few of them (gateway.md, ruling 14).
 */
final class InFlight {

  private static final Logger log = LoggerFactory.getLogger(InFlight.class);

  /**
   * So few calls that wait for something do not make a loop late, and refusing one of them would
   * help nobody. Calls that end at once are never in flight together: to refuse them costs as much
   * as to answer them.
   */
  static final int FEW = 32;

  private static final long WARNING_PAUSE = TimeUnit.SECONDS.toNanos(1);

  private final int limit;
  private final long mostLag;
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicLong warned = new AtomicLong(Long.MIN_VALUE / 2);

  /**
   * @param mostLag of an event loop, zero for no such limit
   */
  InFlight(int limit, Duration mostLag) {
    this.limit = limit;
    this.mostLag = mostLag.isZero() ? Long.MAX_VALUE : mostLag.toNanos();
  }

  /**
   * @param now nanoseconds of any origin
   * @param lag of the call's event loop, in nanoseconds
   * @return false when there are too many; then the call must not {@link #leave}
   */
  boolean enter(long now, long lag) {
    if (lag > mostLag && calls.get() >= FEW) {
      if (mayWarn(now)) {
        log.warn(
            "an event loop is {} ms late, calls are refused; add cores or gateways",
            TimeUnit.NANOSECONDS.toMillis(lag));
      }
      return false;
    }
    if (calls.incrementAndGet() <= limit) {
      return true;
    }
    calls.decrementAndGet();
    if (mayWarn(now)) {
      log.warn(
          "{} calls are in flight, further ones are refused; raise the limit or add cores", limit);
    }
    return false;
  }

  /** Once a second: a line for each refused call would add to the load. */
  private boolean mayWarn(long now) {
    long last = warned.get();
    return now - last > WARNING_PAUSE && warned.compareAndSet(last, now);
  }

  void leave() {
    calls.decrementAndGet();
  }
}
