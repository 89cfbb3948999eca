package io.tollgate.protocol.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PeriodTest {

  @ParameterizedTest
  @CsvSource({
    "MINUTE, 2010-05-07T17:24:30Z, 2010-05-07T17:24:00Z, 2010-05-07T17:25:00Z",
    "MINUTE, 2010-05-07T17:24:00Z, 2010-05-07T17:24:00Z, 2010-05-07T17:25:00Z",
    "MINUTE, 2010-12-31T23:59:59.999Z, 2010-12-31T23:59:00Z, 2011-01-01T00:00:00Z",
    "HOUR, 2010-05-07T17:24:30Z, 2010-05-07T17:00:00Z, 2010-05-07T18:00:00Z",
    "DAY, 2010-05-07T17:24:30Z, 2010-05-07T00:00:00Z, 2010-05-08T00:00:00Z",
    "WEEK, 2010-05-07T17:24:30Z, 2010-05-03T00:00:00Z, 2010-05-10T00:00:00Z",
    "MONTH, 2010-05-07T17:24:30Z, 2010-05-01T00:00:00Z, 2010-06-01T00:00:00Z",
    "YEAR, 2010-05-07T17:24:30Z, 2010-01-01T00:00:00Z, 2011-01-01T00:00:00Z"
  })
  void aligns_windows_to_the_utc_calendar(Period period, Instant at, Instant start, Instant end) {
    assertThat(period.windowAt(at.toEpochMilli()))
        .isEqualTo(new Window(period, start.toEpochMilli(), end.toEpochMilli()));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-01T00:00:00Z, 2024-01-01T00:00:00Z",
    "2023-12-31T23:59:59.999Z, 2023-12-25T00:00:00Z",
    "2020-03-01T12:00:00Z, 2020-02-24T00:00:00Z",
    "1970-01-01T00:00:00Z, 1969-12-29T00:00:00Z"
  })
  void starts_the_week_on_monday_across_months_and_years(Instant at, Instant start) {
    assertThat(Period.WEEK.windowAt(at.toEpochMilli()).startMillis())
        .isEqualTo(start.toEpochMilli());
  }

  @ParameterizedTest
  @CsvSource({
    "2023-01, 31",
    "2023-02, 28",
    "2024-02, 29",
    "2023-04, 30",
    "2000-02, 29",
    "1900-02, 28",
    "2100-02, 28",
    "2023-12, 31"
  })
  void gives_each_month_its_days(String month, int days) {
    Instant middle = Instant.parse(month + "-15T12:00:00Z");
    assertThat(length(Period.MONTH, middle)).isEqualTo(days * 86_400_000L);
  }

  @ParameterizedTest
  @CsvSource({"2023, 365", "2024, 366", "2000, 366", "1900, 365", "2100, 365"})
  void gives_each_year_its_days(String year, int days) {
    assertThat(length(Period.YEAR, Instant.parse(year + "-07-01T00:00:00Z")))
        .isEqualTo(days * 86_400_000L);
  }

  @ParameterizedTest
  @CsvSource({
    "MINUTE, 1969-12-31T23:59:00Z, 1970-01-01T00:00:00Z",
    "HOUR, 1969-12-31T23:00:00Z, 1970-01-01T00:00:00Z",
    "DAY, 1969-12-31T00:00:00Z, 1970-01-01T00:00:00Z",
    "WEEK, 1969-12-29T00:00:00Z, 1970-01-05T00:00:00Z",
    "MONTH, 1969-12-01T00:00:00Z, 1970-01-01T00:00:00Z",
    "YEAR, 1969-01-01T00:00:00Z, 1970-01-01T00:00:00Z"
  })
  void counts_backwards_before_1970(Period period, Instant start, Instant end) {
    assertThat(period.windowAt(-1))
        .isEqualTo(new Window(period, start.toEpochMilli(), end.toEpochMilli()));
  }

  @Test
  void has_one_window_for_eternity() {
    Window eternity =
        Period.ETERNITY.windowAt(Instant.parse("2010-05-07T17:24:30Z").toEpochMilli());
    assertThat(eternity).isEqualTo(Window.ETERNITY);
    assertThat(eternity.contains(Long.MIN_VALUE)).isTrue();
    assertThat(eternity.contains(Long.MAX_VALUE)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ETERNITY")
  void tiles_time_with_windows(Period period) {
    Random random = new Random(25);
    for (int i = 0; i < 2_000; i++) {
      long at = random.nextLong(-4_000_000_000_000L, 8_000_000_000_000L);
      Window window = period.windowAt(at);
      assertThat(window.contains(at)).isTrue();
      assertThat(window.contains(window.startMillis() - 1)).isFalse();
      assertThat(window.contains(window.endMillis())).isFalse();
      assertThat(period.windowAt(window.startMillis())).isEqualTo(window);
      assertThat(period.windowAt(window.endMillis() - 1)).isEqualTo(window);
      assertThat(period.windowAt(window.endMillis()).startMillis()).isEqualTo(window.endMillis());
      if (period == Period.WEEK) {
        assertThat(
                Instant.ofEpochMilli(window.startMillis()).atOffset(ZoneOffset.UTC).getDayOfWeek())
            .isEqualTo(DayOfWeek.MONDAY);
      }
    }
  }

  @Test
  void is_found_by_its_wire_name_only() {
    for (Period period : Period.values()) {
      assertThat(Period.named(period.wireName())).isEqualTo(period);
    }
    assertThat(Period.MONTH.wireName()).isEqualTo("month");
    assertThat(Period.named("second")).isNull();
    assertThat(Period.named("MONTH")).isNull();
    assertThat(Period.named("")).isNull();
  }

  private static long length(Period period, Instant at) {
    Window window = period.windowAt(at.toEpochMilli());
    return window.endMillis() - window.startMillis();
  }
}
