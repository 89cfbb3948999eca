package io.tollgate.gateway.policy.builtin.ratelimit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many calls of this process are under way with each shared counter: what Redis is told again
 * and again, so that nothing is wrong there for long.
 */
final class Leases {

  /** To leave the number of calls alone, since an answer is on its way that changes it. */
  private static final String KEEP = "keep";

  private static final class Count {
    private int held;
    private int asked;
  }

  private final Map<String, Count> counts = new HashMap<>();

  /** Redis is asked; it may count without our hearing of it. */
  synchronized void asked(List<Demand> demands) {
    for (Demand demand : demands) {
      if (demand.held()) {
        counts.computeIfAbsent(demand.key(), _ -> new Count()).asked++;
      }
    }
  }

  synchronized void answered(List<Demand> demands, boolean admitted) {
    for (Demand demand : demands) {
      Count count = counts.get(demand.key());
      if (count != null) {
        count.asked--;
        count.held += admitted ? 1 : 0;
      }
    }
  }

  /** What to tell of the calls that have ended, by key: a difference. */
  synchronized Map<String, String> left(List<Demand> demands) {
    Map<String, Integer> differences = new LinkedHashMap<>();
    for (Demand demand : demands) {
      Count count = demand.held() ? counts.get(demand.key()) : null;
      if (count != null) {
        count.held--;
        differences.merge(demand.key(), -1, Integer::sum);
      }
    }
    Map<String, String> words = new LinkedHashMap<>();
    differences.forEach((key, difference) -> words.put(key, Integer.toString(difference)));
    return words;
  }

  /** What to tell of all of them, by key; those without a call are told for the last time. */
  synchronized Map<String, String> all() {
    Map<String, String> words = new LinkedHashMap<>();
    counts.forEach(
        (key, count) ->
            words.put(key, count.asked > 0 ? KEEP : Integer.toString(Math.max(0, count.held))));
    counts.values().removeIf(count -> count.asked <= 0 && count.held <= 0);
    return words;
  }
}
