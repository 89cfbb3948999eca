package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.usage.Change;
import io.tollgate.backend.usage.WindowCalendar;
import io.tollgate.backend.usage.Windows;
import io.tollgate.protocol.time.Period;
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
  private @Nullable WindowSums sums;

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
    added = Change.saturatedSum(added, amount);
  }

  void set(long atMinute, long value) {
    WindowSums known = spread();
    kept.<RuntimeException>forEachWindow(atMinute, window -> known.set(window, value));
  }

  /** Visits the differences of all windows. */
  <E extends Exception> void forEach(Visitor<E> visitor) throws E {
    if (sums == null) {
      long amount = added;
      kept.<E>forEachWindow(minute, window -> visitor.window(window, false, amount));
    } else {
      spread().forEach(visitor);
    }
  }

  private WindowSums spread() {
    WindowSums known = sums == null ? new WindowSums() : sums;
    if (added > 0) {
      long amount = added;
      kept.<RuntimeException>forEachWindow(minute, window -> known.add(window, amount));
      added = 0;
    }
    sums = known;
    return known;
  }

  /**
   * Which windows a counter has.
   *
   * @param calendar finds them
   * @param minutesFrom no minute that starts before this instant is kept
   * @param names one text for each name, as many counters share few names
   */
  record Kept(
      WindowCalendar calendar, List<Period> periods, long minutesFrom, Map<String, String> names) {

    String shared(String name) {
      return names.computeIfAbsent(name, same -> same);
    }

    private <E extends Exception> void forEachWindow(long minute, WindowVisitor<E> visitor)
        throws E {
      Windows at = calendar.at(minute);
      for (int i = 0; i < periods.size(); i++) {
        Period period = periods.get(i);
        if (period != Period.MINUTE || minute >= minutesFrom) {
          visitor.window(WindowKey.of(period, at.of(period).startMillis()));
        }
      }
    }
  }

  @FunctionalInterface
  private interface WindowVisitor<E extends Exception> {
    void window(long window) throws E;
  }

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
