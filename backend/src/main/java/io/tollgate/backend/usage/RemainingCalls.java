package io.tollgate.backend.usage;

import io.tollgate.protocol.time.Period;
import io.tollgate.protocol.time.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many identical calls still fit, by the tightest limit: the {@code 3scale-limit-*} headers
 * (4.6).
 *
 * @param calls -1 when no limit applies
 * @param units what is left of the limit itself, -1 when no limit applies
 * @param resetSeconds to the end of the limit's window, rounded up, 0 when that has passed; -1 for
 *     eternity or no limit
 * @param maxValue the limit's value, -1 when no limit applies
 */
public record RemainingCalls(long calls, long units, long resetSeconds, long maxValue) {

  private static final RemainingCalls UNLIMITED = new RemainingCalls(-1, -1, -1, -1);

  /**
   * @param shown usage of the call as displayed
   */
  public static RemainingCalls of(List<UsageReport> reports, Effect shown, long nowMillis) {
    @Nullable UsageReport tightest = null;
    long fewest = Long.MAX_VALUE;
    for (UsageReport report : reports) {
      if (shown.checks(report.limit().metric())) {
        long calls = callsLeft(report, shown);
        boolean longer = tightest != null && calls == fewest && isLonger(report, tightest);
        if (calls >= 0 && (calls < fewest || longer)) {
          tightest = report;
          fewest = calls;
        }
      }
    }
    return tightest == null
        ? UNLIMITED
        : new RemainingCalls(
            fewest,
            unitsLeft(tightest),
            secondsToEnd(tightest.window(), nowMillis),
            tightest.limit().maxValue());
  }

  private static long callsLeft(UsageReport report, Effect shown) {
    long remaining = unitsLeft(report);
    if (remaining == 0) {
      return 0;
    }
    Change change = shown.on(report.limit().metric());
    return change == null || change.amount() == 0 ? -1 : remaining / change.amount();
  }

  private static long unitsLeft(UsageReport report) {
    return Math.max(report.limit().maxValue() - report.currentValue(), 0);
  }

  /** Periods are declared longest first. */
  private static boolean isLonger(UsageReport report, UsageReport than) {
    return report.limit().period().compareTo(than.limit().period()) < 0;
  }

  private static long secondsToEnd(Window window, long nowMillis) {
    return window.period() == Period.ETERNITY
        ? -1
        : Math.max(Math.ceilDiv(window.endMillis() - nowMillis, 1000L), 0);
  }
}
