package io.tollgate.backend.alert;

import io.tollgate.backend.catalog.Limit;
import io.tollgate.backend.usage.Effect;
import io.tollgate.backend.usage.StoredValues;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An application is at one of the levels for which its service wants alerts.
 *
 * @param level per cent, above 0
 * @param wanted all levels that the service wants, this one among them
 */
public record LevelReached(int level, Set<Integer> wanted, Utilization utilization) {

  /**
   * Looks at the highest level reached only: if that is not wanted, no lower one is reached either.
   *
   * @param before of these limits, as the call found them
   * @param effect what the call then did to them
   */
  static @Nullable LevelReached of(
      Set<Integer> wanted, List<Limit> limits, StoredValues before, Effect effect) {
    Utilization utilization = Utilization.highest(limits, before, effect);
    if (utilization == null) {
      return null;
    }
    int level = utilization.level();
    return level > 0 && wanted.contains(level)
        ? new LevelReached(level, wanted, utilization)
        : null;
  }

  int highestWanted() {
    return Collections.max(wanted);
  }
}
