package io.tollgate.gateway.policy.builtin.ratelimit;

import java.util.List;

/** Spells demands for {@code take.lua}: instance and lease, then four words for each key. */
final class TakeArguments {

  private static final String PREFIX = "tollgate:limit:";

  private TakeArguments() {}

  /**
   * @param keys filled in
   */
  static String[] of(String instance, long leaseMillis, List<Demand> demands, String[] keys) {
    String[] words = new String[2 + 4 * keys.length];
    words[0] = instance;
    words[1] = Long.toString(leaseMillis);
    for (int i = 0; i < keys.length; i++) {
      Demand demand = demands.get(i);
      keys[i] = key(demand.key());
      int at = 2 + 4 * i;
      switch (demand.rule()) {
        case LimitRule.Connections(int most, int burst, double delay) ->
            set(words, at, "c", most, burst, delay);
        case LimitRule.LeakyBucket(double rate, double burst) ->
            set(words, at, "l", rate, burst, 0);
        case LimitRule.FixedWindow(long count, long seconds) ->
            set(words, at, "w", count, seconds * 1000, 0);
      }
    }
    return words;
  }

  static String key(String counter) {
    return PREFIX + counter;
  }

  private static void set(String[] words, int at, String kind, Number... numbers) {
    words[at] = kind;
    for (int i = 0; i < numbers.length; i++) {
      words[at + 1 + i] = numbers[i].toString();
    }
  }
}
