package io.tollgate.admin.publication;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** Which services are left alone for a while because telling of them failed. */
final class Backoff {
  private static final long FIRST_NANOS = Duration.ofMillis(100).toNanos();
  private static final long LONGEST_NANOS = Duration.ofSeconds(10).toNanos();

  private record Pause(long untilNanos, long lengthNanos) {}

  private final LongSupplier nanoTime;
  private final Map<Long, Pause> pauses = new HashMap<>();

  /**
   * @param nanoTime a clock that only runs forward
   */
  Backoff(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Doubles the pause with each failure in a row; how long it is now. */
  Duration failed(long serviceId) {
    Pause before = pauses.get(serviceId);
    long length = before == null ? FIRST_NANOS : Math.min(before.lengthNanos() * 2, LONGEST_NANOS);
    pauses.put(serviceId, new Pause(nanoTime.getAsLong() + length, length));
    return Duration.ofNanos(length);
  }

  void succeeded(long serviceId) {
    pauses.remove(serviceId);
  }

  /** How long a service is still left alone; zero when it is not. */
  Duration left(long serviceId) {
    Pause pause = pauses.get(serviceId);
    return pause == null
        ? Duration.ZERO
        : Duration.ofNanos(Math.max(0, pause.untilNanos() - nanoTime.getAsLong()));
  }

  /** The services whose pause is not over. */
  Set<Long> paused() {
    long now = nanoTime.getAsLong();
    Set<Long> paused = new HashSet<>();
    pauses.forEach(
        (service, pause) -> {
          if (pause.untilNanos() - now > 0) {
            paused.add(service);
          }
        });
    return paused;
  }

  /** Until the next pause ends, at most this long. */
  Duration next(Duration atMost) {
    long now = nanoTime.getAsLong();
    long least = atMost.toNanos();
    for (Pause pause : pauses.values()) {
      least = Math.min(least, Math.max(0, pause.untilNanos() - now));
    }
    return Duration.ofNanos(least);
  }
}
