package io.tollgate.backend.store.embedded;

import io.tollgate.backend.usage.WindowCalendar;
import io.tollgate.protocol.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a stretch of the journal changes of one application, or of one service as a whole. */
final class OwnerFold {

  private final WindowCalendar calendar;
  private final List<Period> periods;
  private final Map<String, CounterFold> metrics = new HashMap<>();
  private final Map<String, CounterFold> codes = new HashMap<>();

  /**
   * @param periods that are kept of this owner (7.2)
   */
  OwnerFold(WindowCalendar calendar, List<Period> periods) {
    this.calendar = calendar;
    this.periods = periods;
  }

  CounterFold metric(String id) {
    return metrics.computeIfAbsent(id, key -> new CounterFold(calendar, periods));
  }

  CounterFold code(String name) {
    return codes.computeIfAbsent(name, key -> new CounterFold(calendar, periods));
  }

  Map<String, CounterFold> metrics() {
    return metrics;
  }

  Map<String, CounterFold> codes() {
    return codes;
  }
}
