package io.tollgate.backend.store.embedded.usage;

import static io.tollgate.backend.store.embedded.usage.CountingFixture.APP;
import static io.tollgate.backend.usage.SampleMetrics.HITS;
import static io.tollgate.backend.usage.SampleMetrics.OTHER;
import static io.tollgate.backend.usage.SampleMetrics.SEARCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.backend.TestClock;
import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.error.ServiceError;
import io.tollgate.backend.store.StorageException;
import io.tollgate.backend.usage.Change;
import io.tollgate.protocol.time.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store finds again when it is opened, and what keeps it from opening. */
class UsageStoreRestartTest {

  private static final ApplicationKey OTHER_APP = new ApplicationKey("100", "app 2");

  @TempDir Path directory;

  private final TestClock clock = TestClock.at("2010-05-20T20:10:10Z");

  @Test
  void keeps_everything_over_a_restart() {
    try (CountingFixture fixture = open()) {
      fixture.charge(APP, List.of(), add(3), Change.add(OTHER, 1));
      fixture.charge(OTHER_APP, List.of(), add(7));
      fixture.errors.add("100", new ServiceError("metric_invalid", "older", 1));
      fixture.errors.add("100", new ServiceError("metric_invalid", "newer", 2));
    }
    try (CountingFixture fixture = open()) {
      assertThat(fixture.stored(APP, HITS, Period.MONTH)).isEqualTo(3);
      assertThat(fixture.stored(APP, OTHER, Period.MINUTE)).isEqualTo(1);
      assertThat(fixture.stored(OTHER_APP, HITS, Period.ETERNITY)).isEqualTo(7);
      assertThat(fixture.errors.of("100"))
          .extracting(ServiceError::message)
          .containsExactly("newer", "older");
    }
  }

  @Test
  void finds_more_than_one_window_of_each_period_after_a_restart() {
    clock.moveTo("2009-12-31T23:59:59Z");
    try (CountingFixture fixture = open()) {
      fixture.charge(APP, List.of(), add(3));
      clock.moveTo("2010-01-01T00:00:00Z");
      fixture.charge(APP, List.of(), add(4));
    }
    try (CountingFixture fixture = open()) {
      for (Period period : List.of(Period.YEAR, Period.MONTH, Period.DAY, Period.MINUTE)) {
        assertThat(fixture.stored(APP, HITS, period)).isEqualTo(4);
      }
      assertThat(fixture.stored(APP, HITS, Period.ETERNITY)).isEqualTo(7);
      clock.moveTo("2009-12-31T23:59:59Z");
      for (Period period : List.of(Period.YEAR, Period.MONTH, Period.DAY, Period.MINUTE)) {
        assertThat(fixture.stored(APP, HITS, period)).isEqualTo(3);
      }
    }
  }

  @Test
  void a_segment_that_was_folded_but_not_removed_counts_once() throws IOException {
    Path journal = directory.resolve("usage-journal");
    Path kept = directory.resolve("kept");
    try (CountingFixture fixture = open()) {
      fixture.charge(APP, List.of(), add(3));
      fixture.charge(APP, List.of(), Change.set(OTHER, 5));
      Files.copy(onlyFile(journal), kept);
    }
    Files.copy(kept, journal.resolve("0000000001.journal"));

    try (CountingFixture fixture = open()) {
      assertThat(fixture.stored(APP, HITS, Period.DAY)).isEqualTo(3);
      assertThat(fixture.stored(APP, OTHER, Period.DAY)).isEqualTo(5);
      fixture.charge(APP, List.of(), add(1));
    }
    try (CountingFixture fixture = open()) {
      assertThat(fixture.stored(APP, HITS, Period.DAY)).isEqualTo(4);
    }
  }

  @Test
  void sets_and_later_additions_come_out_of_the_journal_in_their_order() {
    try (CountingFixture fixture = open()) {
      fixture.charge(APP, List.of(), add(40));
      fixture.charge(APP, List.of(), Change.set(SEARCH, 9));
      fixture.charge(APP, List.of(), Change.add(SEARCH, 2));
      fixture.store.checkpoint();
      fixture.charge(APP, List.of(), Change.set(OTHER, 3));
      fixture.charge(APP, List.of(), Change.set(OTHER, 0));
    }
    try (CountingFixture fixture = open()) {
      assertThat(fixture.stored(APP, HITS, Period.DAY)).isEqualTo(11);
      assertThat(fixture.stored(APP, SEARCH, Period.YEAR)).isEqualTo(11);
      assertThat(fixture.store.countersOf(APP).keySet()).noneMatch(key -> key.contains("metric:3"));
    }
  }

  @Test
  void a_damaged_journal_stops_the_start_and_names_file_and_offset() throws IOException {
    Path journal = directory.resolve("usage-journal");
    try (CountingFixture fixture = open()) {
      fixture.charge(APP, List.of(), add(3));
      fixture.charge(APP, List.of(), add(3));
      Files.copy(onlyFile(journal), directory.resolve("kept"));
    }
    byte[] bytes = Files.readAllBytes(directory.resolve("kept"));
    bytes[60] ^= 1;
    Files.delete(directory.resolve("usage.db"));
    Files.write(journal.resolve("0000000001.journal"), bytes);

    assertThatThrownBy(this::open)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("0000000001.journal is damaged at offset");
  }

  @Test
  void refuses_a_second_store_on_the_same_directory() {
    try (CountingFixture fixture = open()) {
      fixture.charge(APP, List.of(), add(1));
      assertThatThrownBy(this::open)
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("in use by another server");
    }
  }

  @Test
  void says_which_file_is_no_database() throws IOException {
    Files.writeString(directory.resolve("usage.db"), "x".repeat(5000));

    assertThatThrownBy(this::open)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("usage.db")
        .hasMessageContaining("restore it from a copy");
  }

  private static Path onlyFile(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.toList().getFirst();
    }
  }

  private CountingFixture open() {
    return new CountingFixture(directory, clock);
  }

  private static Change add(long amount) {
    return Change.add(HITS, amount);
  }
}
