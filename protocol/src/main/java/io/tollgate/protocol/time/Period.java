package io.tollgate.protocol.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A limit's period, aligned to the calendar in UTC. Declared in the order in which usage reports
 * list them.
 */
public enum Period {
  ETERNITY,
  YEAR,
  MONTH,
  WEEK,
  DAY,
  HOUR,
  MINUTE;

  private static final long MINUTE_MILLIS = 60_000;
  private static final long HOUR_MILLIS = 60 * MINUTE_MILLIS;
  private static final long DAY_MILLIS = 24 * HOUR_MILLIS;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The name in XML, JSON and storage keys, such as {@code month}. */
  public String wireName() {
    return wireName;
  }

  /** The wire names of all. */
  public static List<String> wireNames() {
    return Arrays.stream(values()).map(Period::wireName).toList();
  }

  /** The period with this wire name, null when there is none ({@code second} is none). */
  public static @Nullable Period named(String wireName) {
    for (Period period : values()) {
      if (period.wireName.equals(wireName)) {
        return period;
      }
    }
    return null;
  }

  /** The window of this period that contains the given instant (milliseconds since 1970 UTC). */
  public Window windowAt(long epochMillis) {
    return switch (this) {
      case ETERNITY -> Window.ETERNITY;
      case MINUTE -> fixed(epochMillis, MINUTE_MILLIS);
      case HOUR -> fixed(epochMillis, HOUR_MILLIS);
      case DAY -> fixed(epochMillis, DAY_MILLIS);
      case WEEK ->
          days(day(epochMillis).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), 7);
      case MONTH -> {
        LocalDate first = day(epochMillis).withDayOfMonth(1);
        yield days(first, first.lengthOfMonth());
      }
      case YEAR -> {
        LocalDate first = day(epochMillis).withDayOfYear(1);
        yield days(first, first.lengthOfYear());
      }
    };
  }

  private Window fixed(long epochMillis, long length) {
    long start = Math.floorDiv(epochMillis, length) * length;
    return new Window(this, start, start + length);
  }

  private Window days(LocalDate first, int count) {
    long start = first.toEpochDay() * DAY_MILLIS;
    return new Window(this, start, start + count * DAY_MILLIS);
  }

  private static LocalDate day(long epochMillis) {
    return LocalDate.ofEpochDay(Math.floorDiv(epochMillis, DAY_MILLIS));
  }
}
