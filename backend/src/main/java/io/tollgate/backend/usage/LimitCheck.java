package io.tollgate.backend.usage;

import io.tollgate.backend.catalog.Limit;
import java.util.List;

/** The check: the value after the call must not pass the limit (4.3). */
public final class LimitCheck {

  private LimitCheck() {}

  /** Whether all limits that the call touches, or all if it has no usage, hold afterwards. */
  public static boolean holds(List<Limit> limits, StoredValues stored, Effect effect) {
    for (int i = 0; i < limits.size(); i++) {
      if (isExceeded(limits.get(i), stored.of(i), effect)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the call touches this limit, or has no usage, and the limit does not hold afterwards.
   */
  public static boolean isExceeded(Limit limit, long stored, Effect effect) {
    return effect.checks(limit.metric())
        && effect.appliedTo(limit.metric(), stored) > limit.maxValue();
  }
}
