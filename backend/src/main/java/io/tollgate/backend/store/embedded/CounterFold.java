package io.tollgate.backend.store.embedded;

import io.tollgate.backend.usage.WindowCalendar;
import io.tollgate.backend.usage.Windows;
import io.tollgate.protocol.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sums what the journal says about one metric or response code, of one application or service, into
 * one difference per window. Most have additions of one minute only, so the windows are worked out
 * when there is more, or at the end.
 */
final class CounterFold {

  private final Kept kept;
  private long minute;
  private long added;
  private @Nullable Map<Long, Difference> byWindow;

  CounterFold(Kept kept) {
    this.kept = kept;
  }

  void add(long atMinute, long amount) {
    if (atMinute != minute) {
      if (added > 0) {
        spread();
      }
      minute = atMinute;
    }
    added += amount;
  }

  void set(long atMinute, long value) {
    Map<Long, Difference> windows = spread();
    Windows at = kept.calendar.at(atMinute);
    for (Period period : kept.periods) {
      windows.put(key(at, period), new Difference(true, value));
    }
  }

  /** Visits the differences of all windows. */
  <E extends Exception> void forEach(Visitor<E> visitor) throws E {
    if (byWindow == null) {
      Windows at = kept.calendar.at(minute);
      for (Period period : kept.periods) {
        visitor.window(key(at, period), false, added);
      }
      return;
    }
    for (Map.Entry<Long, Difference> window : spread().entrySet()) {
      visitor.window(window.getKey(), window.getValue().set, window.getValue().amount);
    }
  }

  private Map<Long, Difference> spread() {
    Map<Long, Difference> windows = byWindow == null ? new HashMap<>() : byWindow;
    if (added > 0) {
      Windows at = kept.calendar.at(minute);
      for (Period period : kept.periods) {
        windows.merge(key(at, period), new Difference(false, added), Difference::then);
      }
      added = 0;
    }
    byWindow = windows;
    return windows;
  }

  private static long key(Windows windows, Period period) {
    return WindowKey.of(period, windows.of(period).startMillis());
  }

  private record Difference(boolean set, long amount) {

    private Difference then(Difference later) {
      return later.set ? later : new Difference(set, amount + later.amount);
    }
  }

  /**
   * Which windows a counter has.
   *
   * @param calendar finds them
   */
  record Kept(WindowCalendar calendar, List<Period> periods) {}

  /** Takes the differences. */
  @FunctionalInterface
  interface Visitor<E extends Exception> {

    /**
     * @param window a {@link WindowKey}
     * @param set whether the counter becomes {@code amount}, else it is added
     */
    void window(long window, boolean set, long amount) throws E;
  }
}
