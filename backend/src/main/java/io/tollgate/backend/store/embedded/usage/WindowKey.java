package io.tollgate.backend.store.embedded.usage;

import io.tollgate.protocol.time.Period;

/**
 * A window as one number: its start in milliseconds above three bits for the period. The numbers of
 * the periods also stand in {@code usage.db} and never change.
 */
final class WindowKey {

  private static final Period[] BY_NUMBER = {
    Period.ETERNITY, Period.YEAR, Period.MONTH, Period.WEEK, Period.DAY, Period.HOUR, Period.MINUTE
  };

  private WindowKey() {}

  static long of(Period period, long startMillis) {
    return startMillis << 3 | number(period);
  }

  static Period period(long key) {
    return BY_NUMBER[(int) (key & 7)];
  }

  static int periodNumber(long key) {
    return (int) (key & 7);
  }

  static long startMillis(long key) {
    return key >> 3;
  }

  static int number(Period period) {
    return switch (period) {
      case ETERNITY -> 0;
      case YEAR -> 1;
      case MONTH -> 2;
      case WEEK -> 3;
      case DAY -> 4;
      case HOUR -> 5;
      case MINUTE -> 6;
    };
  }
}
