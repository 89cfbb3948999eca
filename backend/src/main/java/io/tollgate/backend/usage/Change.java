package io.tollgate.backend.usage;

import io.tollgate.backend.catalog.Metric;

/**
 * What one call does to the counters of one metric.
 *
 * @param set whether the counters become {@code amount}, else it is added
 * @param amount not negative; adding 0 only makes the metric's limits be checked
 */
public record Change(Metric metric, boolean set, long amount) {

  public static Change add(Metric metric, long amount) {
    return new Change(metric, false, amount);
  }

  public static Change set(Metric metric, long value) {
    return new Change(metric, true, value);
  }

  /** Whether a counter may differ afterwards. */
  public boolean counts() {
    return set || amount > 0;
  }

  /** A counter's value afterwards; {@link Long#MAX_VALUE} when it would not fit. */
  public long appliedTo(long stored) {
    return set ? amount : saturatedSum(stored, amount);
  }

  /** This change followed by another {@code amount} for the same metric. */
  Change plus(long more) {
    return new Change(metric, set, saturatedSum(amount, more));
  }

  /** The sum of two numbers that are not negative; {@link Long#MAX_VALUE} when it does not fit. */
  public static long saturatedSum(long left, long right) {
    long sum = left + right;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
