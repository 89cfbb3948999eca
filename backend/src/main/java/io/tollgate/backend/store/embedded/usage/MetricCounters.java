package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.usage.Change;
import io.tollgate.backend.usage.Windows;
import io.tollgate.protocol.time.Period;
import io.tollgate.protocol.time.Window;
import java.util.Arrays;

/**
 * One metric's counters of one application: a short unordered list of windows, all that are not
 * older than the previous one of their period. Guarded by the application's lock.
 */
final class MetricCounters {

  private static final Period[] PERIODS = Period.values();

  private long[] windows = new long[PERIODS.length];
  private long[] values = new long[PERIODS.length];
  private int size;

  long value(Window window) {
    int at = indexOf(WindowKey.of(window.period(), window.startMillis()));
    return at < 0 ? 0 : values[at];
  }

  /**
   * Applies a change to all windows of its time that memory still holds.
   *
   * @param at windows of the change's own time
   */
  void apply(Change change, Windows at, Windows now) {
    for (Period period : PERIODS) {
      long start = at.of(period).startMillis();
      if (start >= now.previousStart(period)) {
        int slot = slot(WindowKey.of(period, start), now);
        values[slot] = change.appliedTo(values[slot]);
      }
    }
  }

  /** Takes over a counter from the checkpoint. */
  void load(long window, long value, Windows now) {
    // Not in one expression: slot() may replace the array.
    int slot = slot(window, now);
    values[slot] = value;
  }

  private int slot(long window, Windows now) {
    int at = indexOf(window);
    if (at >= 0) {
      return at;
    }
    if (size == windows.length) {
      dropOld(now);
    }
    if (size == windows.length) {
      windows = Arrays.copyOf(windows, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    windows[size] = window;
    values[size] = 0;
    return size++;
  }

  private void dropOld(Windows now) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      long window = windows[i];
      if (WindowKey.startMillis(window) >= now.previousStart(WindowKey.period(window))) {
        windows[kept] = window;
        values[kept] = values[i];
        kept++;
      }
    }
    size = kept;
  }

  private int indexOf(long window) {
    for (int i = 0; i < size; i++) {
      if (windows[i] == window) {
        return i;
      }
    }
    return -1;
  }
}
