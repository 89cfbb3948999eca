package io.tollgate.backend.store.embedded.usage;

import static io.tollgate.backend.store.embedded.usage.CountingFixture.APP;
import static io.tollgate.backend.usage.SampleMetrics.HITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.tollgate.backend.TestClock;
import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.store.UsageStatistics.Subject.OfMetric;
import io.tollgate.backend.store.UsageStatistics.Subject.OfResponseCode;
import io.tollgate.backend.usage.Change;
import io.tollgate.protocol.time.Period;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStatisticsTest {

  private static final ApplicationKey APP2 = new ApplicationKey("100", "app2");

  @TempDir Path directory;

  private final TestClock clock = TestClock.at("2010-05-20T20:10:10Z");

  @Test
  void reads_a_counter_over_time_of_an_application_and_of_its_service() {
    try (CountingFixture fixture = open()) {
      fixture.answered(APP, 200);
      clock.moveTo("2010-05-20T21:59:59Z");
      fixture.answered(APP, 404);
      fixture.charge(APP2, List.of(), Change.add(HITS, 5));
      clock.moveTo("2010-05-20T22:00:00Z");
      fixture.answered(APP, 200);

      assertThat(values(fixture, "app1", "1", Period.HOUR, "2010-05-20T20:00:00Z"))
          .containsExactly(
              entry(millis("2010-05-20T20:00:00Z"), 1L), entry(millis("2010-05-20T21:00:00Z"), 1L));
      assertThat(values(fixture, null, "1", Period.HOUR, "2010-05-20T20:00:00Z"))
          .containsExactly(
              entry(millis("2010-05-20T20:00:00Z"), 1L), entry(millis("2010-05-20T21:00:00Z"), 6L));
      assertThat(values(fixture, null, "1", Period.DAY, "2010-05-20T00:00:00Z"))
          .containsExactly(entry(millis("2010-05-20T00:00:00Z"), 8L));
      assertThat(
              fixture
                  .store
                  .statistics()
                  .values("100", null, new OfResponseCode("200"), Period.ETERNITY, 0, 1))
          .containsExactly(entry(0L, 2L));
    }
  }

  @Test
  void knows_nothing_of_others_and_of_periods_that_are_not_kept() {
    try (CountingFixture fixture = open()) {
      fixture.answered(APP, 200);

      assertThat(values(fixture, null, "1", Period.YEAR, "2010-01-01T00:00:00Z")).isEmpty();
      assertThat(values(fixture, "app1", "7", Period.DAY, "2010-05-20T00:00:00Z")).isEmpty();
      assertThat(values(fixture, "nobody", "1", Period.DAY, "2010-05-20T00:00:00Z")).isEmpty();
    }
  }

  @Test
  void removes_all_of_a_service_that_is_marked_and_nothing_of_another() {
    ApplicationKey other = new ApplicationKey("200", "app1");
    try (CountingFixture fixture = open()) {
      fixture.answered(APP, 200);
      fixture.answered(APP2, 200);
      fixture.answered(other, 200);
      fixture.store.statistics().markForDeletion("100");
      fixture.answered(APP, 200);
      assertThat(fixture.store.countersOf("100")).isNotEmpty();
    }
    try (CountingFixture fixture = open()) {
      fixture.answered(APP, 200);
      fixture.store.removeMarked();

      assertThat(fixture.store.countersOf("100")).isEmpty();
      assertThat(fixture.store.countersOf(APP)).isEmpty();
      assertThat(fixture.store.countersOf(APP2)).isEmpty();
      assertThat(fixture.store.applicationsWithTraffic("100")).isEmpty();
      assertThat(fixture.store.countersOf(other)).hasSize(3 * 7);
      assertThat(fixture.store.countersOf("200")).hasSize(3 * 5);
    }
  }

  @Test
  void what_is_counted_after_the_removal_stays_and_the_mark_is_gone() {
    try (CountingFixture fixture = open()) {
      fixture.answered(APP, 200);
      fixture.store.statistics().markForDeletion("100");
      fixture.store.removeMarked();
      assertThat(fixture.stored(APP, HITS, Period.DAY)).isZero();
      fixture.answered(APP, 200);
      fixture.answered(APP, 200);
      assertThat(fixture.stored(APP, HITS, Period.DAY)).isEqualTo(2);
    }
    try (CountingFixture fixture = open()) {
      fixture.store.removeMarked();
      assertThat(fixture.stored(APP, HITS, Period.DAY)).isEqualTo(2);
      assertThat(fixture.store.countersOf("100"))
          .containsEntry("stats/{service:100}/metric:1/eternity", 2L);
    }
  }

  private static SortedMap<Long, Long> values(
      CountingFixture fixture,
      @Nullable String application,
      String metric,
      Period period,
      String from) {
    return fixture
        .store
        .statistics()
        .values(
            "100",
            application,
            new OfMetric(metric),
            period,
            millis(from),
            millis("2010-05-20T22:00:00Z"));
  }

  private static long millis(String text) {
    return Instant.parse(text).toEpochMilli();
  }

  private CountingFixture open() {
    return new CountingFixture(directory, clock);
  }
}
