package io.tollgate.backend.usage;

import io.tollgate.backend.catalog.Limit;
import io.tollgate.protocol.time.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * One limit and how far it is used, as answers show it (section 3).
 *
 * @param exceeded whether the stored value passes the limit
 * @param currentValue the stored value, with the call's own usage if that was counted
 */
public record UsageReport(
    Limit limit, Window window, WindowTimes times, boolean exceeded, long currentValue) {

  /**
   * Reports on all limits, in their order.
   *
   * @param counted the effect of the call if it was counted, else {@link Effect#NONE}
   */
  public static List<UsageReport> all(
      List<Limit> limits, StoredValues stored, Effect counted, Windows windows) {
    List<UsageReport> reports = new ArrayList<>(limits.size());
    for (int i = 0; i < limits.size(); i++) {
      Limit limit = limits.get(i);
      reports.add(
          new UsageReport(
              limit,
              windows.of(limit.period()),
              windows.timesOf(limit.period()),
              stored.of(i) > limit.maxValue(),
              counted.appliedTo(limit.metric(), stored.of(i))));
    }
    return reports;
  }
}
