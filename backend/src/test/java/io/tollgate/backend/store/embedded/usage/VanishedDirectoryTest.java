package io.tollgate.backend.store.embedded.usage;

import static io.tollgate.backend.store.embedded.usage.CountingFixture.APP;
import static io.tollgate.backend.usage.SampleMetrics.HITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tollgate.backend.TestClock;
import io.tollgate.backend.store.LedgerAnswer.Counted;
import io.tollgate.backend.store.LedgerAnswer.Unavailable;
import io.tollgate.backend.store.StorageException;
import io.tollgate.backend.store.journal.FsyncMode;
import io.tollgate.backend.store.journal.Journal;
import io.tollgate.backend.usage.Change;
import io.tollgate.protocol.time.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The data directory is taken away while the store is open. */
@Timeout(30)
class VanishedDirectoryTest {

  @TempDir Path directory;

  private final TestClock clock = TestClock.at("2010-05-20T20:10:10Z");
  private final Logger logger = (Logger) LoggerFactory.getLogger(JournalTrouble.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
  }

  @Test
  void refuses_to_count_while_it_is_away_goes_on_reading_and_counts_when_it_is_back()
      throws Exception {
    Path away = directory.resolve("away");
    try (CountingFixture fixture = open(FsyncMode.EVERY_SECOND)) {
      fixture.charge(APP, List.of(), add(1));
      Files.move(data(), away);
      awaitTrouble(fixture, true);

      assertThat(fixture.charge(APP, List.of(), add(1)))
          .isInstanceOfSatisfying(
              Unavailable.class,
              refused -> assertThat(refused.cause()).contains("was removed, moved or replaced"));
      assertThat(fixture.charge(APP, List.of(), add(1))).isInstanceOf(Unavailable.class);
      assertThat(fixture.stored(APP, HITS, Period.DAY)).isEqualTo(1);
      assertThat(log.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .singleElement()
          .asString()
          .contains(data().toString(), "503", "move the data directory back");

      Files.move(away, data());
      awaitTrouble(fixture, false);
      assertThat(fixture.charge(APP, List.of(), add(1))).isInstanceOf(Counted.class);
    }
    try (CountingFixture fixture = open(FsyncMode.EVERY_SECOND)) {
      assertThat(fixture.stored(APP, HITS, Period.DAY)).isEqualTo(2);
    }
  }

  @Test
  void with_fsync_always_not_a_single_call_is_answered_as_counted_when_it_is_away()
      throws IOException {
    Path away = directory.resolve("away");
    try (CountingFixture fixture = open(FsyncMode.ALWAYS)) {
      assertThat(fixture.charge(APP, List.of(), add(1))).isInstanceOf(Counted.class);
      Files.move(data(), away);
      assertThat(fixture.charge(APP, List.of(), add(1))).isInstanceOf(Unavailable.class);
      Files.move(away, data());
    }
  }

  @Test
  void a_removed_directory_is_said_at_the_end_and_the_next_start_begins_with_nothing()
      throws Exception {
    CountingFixture fixture = open(FsyncMode.EVERY_SECOND);
    fixture.charge(APP, List.of(), add(1));
    remove(data());
    awaitTrouble(fixture, true);
    assertThat(fixture.stored(APP, HITS, Period.DAY)).isEqualTo(1);

    assertThatThrownBy(fixture::close)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("usage.db was removed, moved or replaced");
    try (CountingFixture next = open(FsyncMode.EVERY_SECOND)) {
      assertThat(next.stored(APP, HITS, Period.DAY)).isZero();
    }
  }

  @Test
  void nothing_goes_on_in_another_directory_that_has_taken_its_place() throws Exception {
    CountingFixture fixture = open(FsyncMode.EVERY_SECOND);
    fixture.charge(APP, List.of(), add(1));
    remove(data().resolve("usage-journal"));
    Files.createDirectory(data().resolve("usage-journal"));

    assertThatThrownBy(fixture.store::checkpoint).isInstanceOf(StorageException.class);
    awaitTrouble(fixture, true);
    assertThat(fixture.charge(APP, List.of(), add(1))).isInstanceOf(Unavailable.class);
    assertThatThrownBy(fixture::close).isInstanceOf(StorageException.class);
  }

  private static void awaitTrouble(CountingFixture fixture, boolean expected)
      throws InterruptedException {
    while (fixture.store.trouble() != null != expected) {
      Thread.sleep(5);
    }
  }

  private static void remove(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private CountingFixture open(FsyncMode fsync) {
    return new CountingFixture(data(), clock, fsync, Journal::open);
  }

  private Path data() {
    return directory.resolve("data");
  }

  private static Change add(long amount) {
    return Change.add(HITS, amount);
  }
}
