package io.tollgate.gateway.configuration;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a source is asked again (gateway.md, 1.3).
 *
 * @param period after a success; negative: for ever
 * @param random spreads the failures of many gateways
 */
record ReloadPauses(Duration period, RandomGenerator random) {

  private static final long FIRST_MILLIS = 1000;
  private static final long LONGEST_MILLIS = 60_000;

  /**
   * @param failures in a row
   * @return empty: not at all
   */
  Optional<Duration> after(int failures) {
    if (failures > 0) {
      return Optional.of(afterFailures(failures));
    }
    return period.isNegative() ? Optional.empty() : Optional.of(period);
  }

  /** 1 s, doubling to 60 s, less up to a quarter. */
  Duration afterFailures(int failures) {
    long whole = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures - 1, 10));
    return Duration.ofMillis(Math.round(whole * (1 - random.nextDouble() / 4)));
  }
}
