package io.tollgate.backend.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.backend.telemetry.CallMeter.Endpoint;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the calls that take too long and logs them, at most one line a second: {@code
 * tollgate.backend.slow.calls}.
 */
final class SlowCalls {

  private static final Logger log = LoggerFactory.getLogger(SlowCalls.class);

  private static final long LINE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final long thresholdNanos;
  private final Map<Endpoint, Counter> counters = new EnumMap<>(Endpoint.class);
  private final AtomicLong unlogged = new AtomicLong();
  private final AtomicLong nextLineNanos;

  /**
   * @param threshold calls that take longer are slow
   * @param nowNanos of the clock that ends of calls are read from
   */
  SlowCalls(MeterRegistry registry, Duration threshold, long nowNanos) {
    thresholdNanos = threshold.toNanos();
    nextLineNanos = new AtomicLong(nowNanos);
    for (Endpoint endpoint : Endpoint.ON_THE_WIRE) {
      counters.put(
          endpoint,
          Counter.builder("tollgate.backend.slow.calls")
              .description("Calls that took longer than backend.slow-call")
              .tag("endpoint", endpoint.wireName())
              .register(registry));
    }
  }

  /**
   * @param service id of the service, null when the call did not get so far
   * @param application id of the application, null when the call did not get so far
   */
  void ended(
      Endpoint endpoint,
      long startNanos,
      long endNanos,
      boolean waited,
      @Nullable String service,
      @Nullable String application) {
    if (endNanos - startNanos <= thresholdNanos) {
      return;
    }
    Objects.requireNonNull(counters.get(endpoint)).increment();
    long next = nextLineNanos.get();
    if (endNanos - next < 0 || !nextLineNanos.compareAndSet(next, endNanos + LINE_EVERY_NANOS)) {
      unlogged.incrementAndGet();
      return;
    }
    log.warn(
        "slow call: {} of service {}, application {} took {} ms, {}; {} more since the last such line. Calls above {} ms are slow (backend.slow-call)",
        endpoint.wireName(),
        service == null ? "-" : service,
        application == null ? "-" : application,
        TimeUnit.NANOSECONDS.toMillis(endNanos - startNanos),
        waited ? "waiting for the storage" : "without waiting for the storage",
        unlogged.getAndSet(0),
        TimeUnit.NANOSECONDS.toMillis(thresholdNanos));
  }
}
