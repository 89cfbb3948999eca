package io.tollgate.backend.usage;

import io.tollgate.backend.catalog.Metric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one call does to all metrics that it touches, ancestors included.
 *
 * @param changes at most one per metric
 */
public record Effect(List<Change> changes) {

  /** Of a call without usage: it changes nothing and has every limit checked. */
  public static final Effect NONE = new Effect(List.of());

  public Effect {
    changes = List.copyOf(changes);
  }

  /** The change of this metric, null when the call does not touch it. */
  public @Nullable Change on(Metric metric) {
    // Few entries: a scan by identity beats a map.
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      if (change.metric() == metric) {
        return change;
      }
    }
    return null;
  }

  /** Whether limits of this metric are to be checked (4.3). */
  public boolean checks(Metric metric) {
    return changes.isEmpty() || on(metric) != null;
  }

  /** What a counter of this metric holds afterwards. */
  public long appliedTo(Metric metric, long stored) {
    Change change = on(metric);
    return change == null ? stored : change.appliedTo(stored);
  }

  /** Whether any counter may differ afterwards. */
  public boolean counts() {
    for (int i = 0; i < changes.size(); i++) {
      if (changes.get(i).counts()) {
        return true;
      }
    }
    return false;
  }
}
