package io.tollgate.backend.store.embedded.usage;

import static io.tollgate.backend.store.embedded.usage.CountingFixture.APP;
import static io.tollgate.backend.usage.SampleMetrics.HITS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.TestClock;
import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.catalog.Limit;
import io.tollgate.backend.store.Count;
import io.tollgate.backend.store.LedgerAnswer.Counted;
import io.tollgate.backend.store.LedgerAnswer.Exceeded;
import io.tollgate.backend.usage.Change;
import io.tollgate.backend.usage.Effect;
import io.tollgate.backend.usage.Propagation;
import io.tollgate.backend.usage.Windows;
import io.tollgate.protocol.time.Period;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class UsageStoreTest {

  private static final ApplicationKey OTHER_APP = new ApplicationKey("100", "app 2");

  @TempDir Path directory;

  private final TestClock clock = TestClock.at("2010-05-20T20:10:10Z");

  @Test
  void counts_in_the_windows_of_all_periods() {
    try (CountingFixture fixture = open()) {
      assertThat(fixture.charge(APP, List.of(), add(3))).isInstanceOf(Counted.class);

      for (Period period : Period.values()) {
        assertThat(fixture.stored(APP, HITS, period)).isEqualTo(3);
      }
      assertThat(fixture.store.countersOf(APP))
          .containsOnlyKeys(
              keys(
                  "eternity",
                  "year:20100101",
                  "month:20100501",
                  "week:20100517",
                  "day:20100520",
                  "hour:201005202",
                  "minute:20100520201"));
    }
  }

  @Test
  void refuses_what_would_pass_a_limit_and_counts_nothing_of_it() {
    List<Limit> limits =
        List.of(new Limit(HITS, Period.DAY, 4), new Limit(HITS, Period.ETERNITY, 10));
    try (CountingFixture fixture = open()) {
      assertThat(fixture.charge(APP, limits, add(4))).isInstanceOf(Counted.class);
      assertThat(fixture.charge(APP, limits, add(1))).isInstanceOf(Exceeded.class);
      assertThat(fixture.stored(APP, HITS, Period.DAY)).isEqualTo(4);
      assertThat(fixture.stored(APP, HITS, Period.ETERNITY)).isEqualTo(4);
    }
  }

  @Test
  void accepts_exactly_the_limit_however_many_ask_at_once() throws Exception {
    List<Limit> limits = List.of(new Limit(HITS, Period.MINUTE, 50));
    try (CountingFixture fixture = open();
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int round = 0; round < 20; round++) {
        ApplicationKey application = new ApplicationKey("100", "round" + round);
        List<Future<Boolean>> answers =
            IntStream.range(0, 200)
                .mapToObj(
                    i ->
                        threads.submit(
                            () -> fixture.charge(application, limits, add(1)) instanceof Counted))
                .toList();
        int accepted = 0;
        for (Future<Boolean> answer : answers) {
          accepted += answer.get() ? 1 : 0;
        }
        assertThat(accepted).isEqualTo(50);
        assertThat(fixture.stored(application, HITS, Period.MINUTE)).isEqualTo(50);
      }
    }
  }

  @Test
  void a_checkpoint_changes_no_counter_and_empties_the_journal() {
    try (CountingFixture fixture = open()) {
      fixture.charge(APP, List.of(), add(3));
      long before = fixture.store.journalBytes();
      fixture.store.checkpoint();
      fixture.charge(APP, List.of(), add(4));

      assertThat(fixture.stored(APP, HITS, Period.DAY)).isEqualTo(7);
      assertThat(fixture.store.countersOf(APP)).containsEntry(key("day:20100520"), 7L);
      assertThat(fixture.store.journalBytes()).isLessThan(before);
    }
  }

  @Test
  @Timeout(30)
  void takes_a_checkpoint_by_itself_when_the_journal_has_grown() throws InterruptedException {
    ApplicationKey wordy = new ApplicationKey("100", "app".repeat(10_000));
    try (CountingFixture fixture = open()) {
      for (int i = 0; i < 600; i++) {
        fixture.charge(wordy, List.of(), add(1));
      }
      assertThat(fixture.store.journalBytes()).isGreaterThan(16 << 20);
      while (fixture.store.journalBytes() > 1000) {
        Thread.sleep(10);
      }
      assertThat(fixture.stored(wordy, HITS, Period.DAY)).isEqualTo(600);
    }
  }

  @Test
  void starts_new_windows_when_their_time_comes_and_still_knows_the_previous_ones() {
    try (CountingFixture fixture = open()) {
      fixture.charge(APP, List.of(), add(1));
      clock.moveTo("2010-05-20T20:11:00Z");
      fixture.charge(APP, List.of(), add(2));
      clock.moveTo("2010-05-20T21:00:00Z");
      fixture.charge(APP, List.of(), add(4));
      assertThat(fixture.stored(APP, HITS, Period.MINUTE)).isEqualTo(4);
      assertThat(fixture.stored(APP, HITS, Period.HOUR)).isEqualTo(4);
      assertThat(fixture.stored(APP, HITS, Period.DAY)).isEqualTo(7);

      clock.moveTo("2010-05-20T20:59:59Z");
      assertThat(fixture.stored(APP, HITS, Period.HOUR)).isEqualTo(3);
    }
  }

  @Test
  void counts_late_usage_in_the_windows_of_its_own_time() {
    try (CountingFixture fixture = open()) {
      fixture.count(at("2010-05-20T01:02:03Z"), add(5));
      fixture.count(fixture.now(), add(1));

      assertThat(fixture.stored(APP, HITS, Period.HOUR)).isEqualTo(1);
      assertThat(fixture.stored(APP, HITS, Period.DAY)).isEqualTo(6);
      assertThat(fixture.store.countersOf(APP))
          .containsEntry(key("hour:2010052001"), 5L)
          .containsEntry(key("hour:201005202"), 1L);
    }
  }

  @Test
  void usage_from_the_near_future_counts_when_that_comes() {
    try (CountingFixture fixture = open()) {
      for (int minute = 11; minute < 60; minute++) {
        fixture.count(at("2010-05-20T20:%d:00Z".formatted(minute)), add(1));
      }
      fixture.charge(APP, List.of(), add(7));
      assertThat(fixture.stored(APP, HITS, Period.MINUTE)).isEqualTo(7);

      clock.moveTo("2010-05-20T20:40:00Z");
      assertThat(fixture.stored(APP, HITS, Period.MINUTE)).isEqualTo(1);
    }
  }

  @Test
  void a_batch_counts_for_all_its_applications_or_for_none() {
    try (CountingFixture fixture = open()) {
      Effect effect = Propagation.upwards(List.of(add(2)));
      List<Count> batch =
          List.of(
              new Count(OTHER_APP, fixture.now(), effect, null),
              new Count(APP, fixture.now(), effect, null),
              new Count(APP, fixture.now(), effect, null));
      assertThat(fixture.count(batch)).isInstanceOf(Counted.class);

      assertThat(fixture.stored(APP, HITS, Period.DAY)).isEqualTo(4);
      assertThat(fixture.stored(OTHER_APP, HITS, Period.DAY)).isEqualTo(2);
    }
  }

  @Test
  void forgets_an_application_that_nobody_calls_and_finds_it_again() {
    try (CountingFixture fixture = open()) {
      fixture.charge(APP, List.of(), add(3));
      fixture.store.checkpoint();
      assertThat(fixture.store.applicationsInMemory()).isEqualTo(1);

      clock.moveTo("2010-05-20T21:30:00Z");
      fixture.charge(OTHER_APP, List.of(), add(1));
      fixture.store.checkpoint();
      assertThat(fixture.store.applicationsInMemory()).isEqualTo(1);

      assertThat(fixture.stored(APP, HITS, Period.DAY)).isEqualTo(3);
    }
  }

  @Test
  void drops_minute_counters_that_no_limit_can_ask_for_any_more() {
    try (CountingFixture fixture = open()) {
      fixture.charge(APP, List.of(), add(3));
      clock.moveTo("2010-05-20T20:20:00Z");
      fixture.charge(APP, List.of(), add(1));

      assertThat(fixture.store.countersOf(APP))
          .containsKey(key("minute:20100520202"))
          .doesNotContainKey(key("minute:20100520201"));
    }
  }

  private CountingFixture open() {
    return new CountingFixture(directory, clock);
  }

  private static Change add(long amount) {
    return Change.add(HITS, amount);
  }

  private static Windows at(String text) {
    return Windows.at(Instant.parse(text).toEpochMilli());
  }

  private static String key(String granularity) {
    return "stats/{service:100}/cinstance:app1/metric:1/" + granularity;
  }

  private static String[] keys(String... granularities) {
    return Arrays.stream(granularities).map(UsageStoreTest::key).toArray(String[]::new);
  }
}
