package io.tollgate.backend.store.embedded;

import io.tollgate.backend.usage.WindowCalendar;
import io.tollgate.backend.usage.Windows;
import io.tollgate.protocol.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sums what the journal says about one metric or response code, of one application or service, into
 * one difference per window. Additions of one minute are gathered first, since most follow each
 * other in time.
 */
final class CounterFold {

  private final WindowCalendar calendar;
  private final List<Period> periods;
  private final Map<Long, Difference> byWindow = new HashMap<>();
  private long minute;
  private long added;

  /**
   * @param periods that are kept of it
   */
  CounterFold(WindowCalendar calendar, List<Period> periods) {
    this.calendar = calendar;
    this.periods = periods;
  }

  void add(long atMinute, long amount) {
    if (atMinute != minute) {
      spread();
      minute = atMinute;
    }
    added += amount;
  }

  void set(long atMinute, long value) {
    spread();
    Windows windows = calendar.at(atMinute);
    for (Period period : periods) {
      byWindow.put(key(windows, period), new Difference(true, value));
    }
  }

  /** By {@link WindowKey}. */
  Map<Long, Difference> byWindow() {
    spread();
    return byWindow;
  }

  private void spread() {
    if (added > 0) {
      Windows windows = calendar.at(minute);
      for (Period period : periods) {
        byWindow.merge(key(windows, period), new Difference(false, added), Difference::then);
      }
      added = 0;
    }
  }

  private static long key(Windows windows, Period period) {
    return WindowKey.of(period, windows.of(period).startMillis());
  }

  /**
   * @param set whether the counter becomes {@code amount}, else it is added
   */
  record Difference(boolean set, long amount) {

    private Difference then(Difference later) {
      return later.set ? later : new Difference(set, amount + later.amount);
    }
  }
}
