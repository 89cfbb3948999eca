package io.tollgate.backend.store.embedded.usage;

import static io.tollgate.backend.store.embedded.usage.CountingFixture.APP;
import static io.tollgate.backend.usage.SampleMetrics.HITS;
import static io.tollgate.backend.usage.SampleMetrics.SEARCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.tollgate.backend.TestClock;
import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.store.Count;
import io.tollgate.backend.usage.Change;
import io.tollgate.backend.usage.Effect;
import io.tollgate.backend.usage.ResponseCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counters that no call reads: of services as a whole, and of response codes. */
class DerivedCountersTest {

  private static final ApplicationKey APP2 = new ApplicationKey("100", "app 2");

  @TempDir Path directory;

  private final TestClock clock = TestClock.at("2010-05-20T20:10:10Z");

  @Test
  void sums_the_metrics_of_all_applications_without_year_and_minute() {
    try (CountingFixture fixture = open()) {
      fixture.charge(APP, List.of(), Change.add(SEARCH, 3));
      fixture.charge(APP2, List.of(), Change.add(HITS, 4));
      fixture.charge(new ApplicationKey("200", "app1"), List.of(), Change.add(HITS, 50));

      assertThat(fixture.store.countersOf("100"))
          .containsOnly(
              entry("stats/{service:100}/metric:1/eternity", 7L),
              entry("stats/{service:100}/metric:1/month:20100501", 7L),
              entry("stats/{service:100}/metric:1/week:20100517", 7L),
              entry("stats/{service:100}/metric:1/day:20100520", 7L),
              entry("stats/{service:100}/metric:1/hour:201005202", 7L),
              entry("stats/{service:100}/metric:2/eternity", 3L),
              entry("stats/{service:100}/metric:2/month:20100501", 3L),
              entry("stats/{service:100}/metric:2/week:20100517", 3L),
              entry("stats/{service:100}/metric:2/day:20100520", 3L),
              entry("stats/{service:100}/metric:2/hour:201005202", 3L));
    }
  }

  @Test
  void a_set_of_one_application_overwrites_what_the_others_added_before() {
    try (CountingFixture fixture = open()) {
      fixture.charge(APP, List.of(), Change.add(HITS, 40));
      fixture.charge(APP2, List.of(), Change.set(HITS, 5));
      fixture.charge(APP, List.of(), Change.add(HITS, 2));
      assertThat(fixture.store.countersOf("100"))
          .containsEntry("stats/{service:100}/metric:1/day:20100520", 7L);

      fixture.charge(APP2, List.of(), Change.set(HITS, 0));
      assertThat(fixture.store.countersOf("100")).isEmpty();
      assertThat(fixture.store.countersOf(APP)).hasSize(7);
    }
  }

  @Test
  void counts_a_response_code_in_its_group_and_some_alone() {
    try (CountingFixture fixture = open()) {
      fixture.answered(APP, 200);
      fixture.answered(APP, 201);
      fixture.answered(APP2, 404);
      fixture.answered(APP2, 302);

      assertThat(fixture.store.countersOf(APP))
          .containsEntry(codeOfApp1("200/day:20100520"), 1L)
          .containsEntry(codeOfApp1("2XX/day:20100520"), 2L)
          .containsEntry(codeOfApp1("2XX/year:20100101"), 2L)
          .containsEntry(codeOfApp1("2XX/minute:20100520201"), 2L)
          .doesNotContainKey(codeOfApp1("201/day:20100520"))
          .hasSize(7 + 2 * 7);
      assertThat(fixture.store.countersOf(APP2))
          .containsEntry("stats/{service:100}/cinstance:app+2/response_code:4XX/eternity", 1L);
      assertThat(fixture.store.countersOf("100"))
          .containsEntry("stats/{service:100}/response_code:2XX/hour:201005202", 2L)
          .containsEntry("stats/{service:100}/response_code:200/eternity", 1L)
          .containsEntry("stats/{service:100}/response_code:404/week:20100517", 1L)
          .doesNotContainKey("stats/{service:100}/response_code:2XX/year:20100101")
          .hasSize(5 + 4 * 5);
    }
  }

  @Test
  void counts_a_response_code_also_without_usage() {
    try (CountingFixture fixture = open()) {
      fixture.count(
          List.of(
              new Count(APP, fixture.now(), Effect.NONE, ResponseCode.of(200)),
              new Count(APP, fixture.now(), Effect.NONE, null)));

      assertThat(fixture.store.countersOf(APP))
          .containsEntry("stats/{service:100}/cinstance:app1/response_code:200/eternity", 1L)
          .allSatisfy((counter, _) -> assertThat(counter).contains("response_code"));
    }
  }

  @Test
  void knows_all_applications_that_ever_had_traffic() {
    try (CountingFixture fixture = open()) {
      fixture.charge(APP2, List.of(), Change.add(HITS, 1));
      fixture.charge(APP, List.of(), Change.add(HITS, 1));
      fixture.charge(APP, List.of(), Change.set(HITS, 0));
    }
    try (CountingFixture fixture = open()) {
      assertThat(fixture.store.applicationsWithTraffic("100")).containsExactly("app 2", "app1");
      assertThat(fixture.store.applicationsWithTraffic("200")).isEmpty();
    }
  }

  private static String codeOfApp1(String rest) {
    return "stats/{service:100}/cinstance:app1/response_code:" + rest;
  }

  private CountingFixture open() {
    return new CountingFixture(directory, clock);
  }
}
