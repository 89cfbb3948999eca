package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.catalog.Limit;
import io.tollgate.backend.store.IdempotencyKey;
import io.tollgate.backend.usage.StoredValues;
import io.tollgate.protocol.time.Period;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A call that was counted under an idempotency key.
 *
 * @param minute at which it was counted, milliseconds since 1970
 * @param seen what the check saw; none of a batch
 */
record RememberedCall(IdempotencyKey key, long minute, List<Seen> seen) {

  /** A day counted from any second of the minute. */
  private static final long KEPT_MILLIS =
      Duration.ofHours(24).plus(Duration.ofMinutes(1)).toMillis();

  /**
   * A limit's counter before the call.
   *
   * @param value of the window that was current then
   */
  record Seen(String metricId, Period period, long value) {}

  static RememberedCall of(
      IdempotencyKey key, long minute, List<Limit> limits, StoredValues values) {
    List<Seen> seen = new ArrayList<>(limits.size());
    for (int i = 0; i < limits.size(); i++) {
      Limit limit = limits.get(i);
      seen.add(new Seen(limit.metric().id(), limit.period(), values.of(i)));
    }
    return new RememberedCall(key, minute, seen);
  }

  /** Calls of this minute or earlier are forgotten at that time. */
  static long forgottenUntil(long nowMillis) {
    return nowMillis - KEPT_MILLIS;
  }

  boolean isForgotten(long nowMillis) {
    return minute <= forgottenUntil(nowMillis);
  }

  /** Whether a call under this key is a repetition, not one with other parameters. */
  boolean isSame(IdempotencyKey other) {
    return key.equals(other);
  }

  /** What the check saw of this limit; empty when there was no such limit. */
  OptionalLong valueOf(Limit limit) {
    for (Seen each : seen) {
      if (each.metricId.equals(limit.metric().id()) && each.period == limit.period()) {
        return OptionalLong.of(each.value);
      }
    }
    return OptionalLong.empty();
  }
}
