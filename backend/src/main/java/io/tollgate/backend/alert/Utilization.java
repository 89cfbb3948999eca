package io.tollgate.backend.alert;

import io.tollgate.backend.catalog.Limit;
import io.tollgate.backend.usage.Effect;
import io.tollgate.backend.usage.StoredValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far one limit is used.
 *
 * @param limit of more than 0
 * @param stored what its counter holds
 */
public record Utilization(Limit limit, long stored) {

  private static final double LOWEST_SHARE = AlertLevels.LOWEST / 100.0;

  /**
   * The limit that is used most; the first of several. Limits of 0 do not take part.
   *
   * <p>Asked on every call, so it makes no object while all limits are used little.
   *
   * @param before of these limits, as the call found them
   * @param effect what the call then did to them
   * @return null when no limit is used as far as the lowest level
   */
  static @Nullable Utilization highest(List<Limit> limits, StoredValues before, Effect effect) {
    int highest = -1;
    double share = 0;
    long stored = 0;
    for (int i = 0; i < limits.size(); i++) {
      Limit limit = limits.get(i);
      if (limit.maxValue() > 0) {
        long after = effect.appliedTo(limit.metric(), before.of(i));
        double used = (double) after / limit.maxValue();
        if (used > share) {
          highest = i;
          share = used;
          stored = after;
        }
      }
    }
    return share < LOWEST_SHARE ? null : new Utilization(limits.get(highest), stored);
  }

  /** Used share, 1.0 is all of the limit. */
  public double share() {
    return (double) stored / limit.maxValue();
  }

  /** The highest alert level that is reached, in per cent. */
  int level() {
    // Not share() * 100: 0.29 * 100 is less than 29.
    return AlertLevels.reachedAt(stored * 100.0 / limit.maxValue());
  }

  /** In words, such as {@code hits per day: 81/100}. */
  public String text() {
    return "%s per %s: %d/%d"
        .formatted(limit.metric().name(), limit.period().wireName(), stored, limit.maxValue());
  }
}
