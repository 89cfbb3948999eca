package io.tollgate.backend.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {

  private static final long NOW = 42_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2010-05-20 17:00:00",
        "2010-05-20 17:00",
        "2010-05-20 19:00:00 +0200",
        "2010-05-20 15:00:00 -02:00",
        "2010-05-20 17:00:00 UTC",
        "2010-05-20T17:00:00Z",
        "2010-05-20T17:00:00.250Z",
        "2010-05-20T19:00:00+02:00",
        "20100520T170000Z",
        "2010/05/20 17:00:00",
        "Thu, 20 May 2010 19:00:00 +0200",
        "20 May 2010 17:00:00 GMT",
        "1274374800",
        " 1274374800 "
      })
  void reads_the_usual_forms(String text) {
    assertThat(Instant.ofEpochMilli(Timestamp.parse(text, NOW)))
        .isEqualTo(Instant.parse("2010-05-20T17:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2010-05-20", "2010/05/20", "2010-5-20"})
  void a_date_alone_is_its_midnight(String text) {
    assertThat(Instant.ofEpochMilli(Timestamp.parse(text, NOW)))
        .isEqualTo(Instant.parse("2010-05-20T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "19:00",
        "05/20/2010",
        "1274382000.5",
        "2010-13-01",
        "2010-02-30 10:00:00",
        "2010-05-20 25:00:00",
        "2010-05-20 10:00:00 +9900",
        "20 Foo 2010 17:00:00"
      })
  void anything_else_is_now(String text) {
    assertThat(Timestamp.parse(text, NOW)).isEqualTo(NOW);
  }

  @Test
  void no_timestamp_is_now_and_zero_is_1970() {
    assertThat(Timestamp.parse(null, NOW)).isEqualTo(NOW);
    assertThat(Timestamp.parse("0", NOW)).isZero();
  }

  @Test
  void numbers_beyond_any_clock_are_far_away() {
    assertThat(Timestamp.parse("99999999999999999999", NOW)).isGreaterThan(1L << 60);
    assertThat(Timestamp.parse("-99999999999999999999", NOW)).isLessThan(-(1L << 60));
  }
}
