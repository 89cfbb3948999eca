package io.tollgate.backend.store.embedded.usage;

import static io.tollgate.backend.store.embedded.usage.CountingFixture.APP;
import static io.tollgate.backend.usage.SampleMetrics.HITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.tollgate.backend.TestClock;
import io.tollgate.backend.store.journal.Journal;
import io.tollgate.protocol.time.Period;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data directory of the first version, which knew neither services nor response codes. */
class FirstVersionTest {

  @TempDir Path directory;

  private final TestClock clock = TestClock.at("2010-05-20T20:10:10Z");

  @BeforeEach
  void write() throws Exception {
    long day = Period.DAY.windowAt(clock.millis()).startMillis();
    long year = Period.YEAR.windowAt(clock.millis()).startMillis();
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file("usage.db"));
        Statement statement = database.createStatement()) {
      statement.execute(
          "CREATE TABLE application (ref INTEGER PRIMARY KEY, service TEXT NOT NULL, id TEXT NOT NULL, UNIQUE (service, id))");
      statement.execute(
          "CREATE TABLE counter (application INTEGER NOT NULL, period INTEGER NOT NULL, start INTEGER NOT NULL, metric TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (application, period, start, metric)) WITHOUT ROWID");
      statement.execute(
          "CREATE TABLE checkpoint (id INTEGER PRIMARY KEY CHECK (id = 1), sequence INTEGER NOT NULL)");
      statement.execute("INSERT INTO checkpoint VALUES (1, 7)");
      statement.execute(
          "INSERT INTO application VALUES (1, '200', 'x'), (2, '100', 'app1'), (3, '100', 'app2')");
      statement.execute(
          "INSERT INTO counter VALUES (1, 4, %1$d, '1', 1), (2, 4, %1$d, '1', 3), (3, 4, %1$d, '1', 4), (3, 1, %2$d, '1', 4)"
              .formatted(day, year));
    }
    try (Journal journal = Journal.open(file("usage-journal"), 7)) {
      journal.append(
          record -> {
            record.putInt(1);
            record.putText("100");
            record.putText("app1");
            record.putLong(clock.millis() / 60_000 * 60_000);
            record.putInt(1);
            record.putText("1");
            record.putByte(0);
            record.putLong(10);
          });
    }
  }

  @Test
  void is_read_with_its_journal_and_its_services_are_the_sums_of_their_applications() {
    try (CountingFixture fixture = new CountingFixture(directory, clock)) {
      assertThat(fixture.stored(APP, HITS, Period.DAY)).isEqualTo(13);
      assertThat(fixture.store.countersOf("100"))
          .containsEntry("stats/{service:100}/metric:1/day:20100520", 17L)
          .containsEntry("stats/{service:100}/metric:1/hour:201005202", 10L);
      assertThat(fixture.store.countersOf("200"))
          .containsOnly(entry("stats/{service:200}/metric:1/day:20100520", 1L));
      assertThat(fixture.store.applicationsWithTraffic("100")).containsExactly("app1", "app2");
    }
    try (CountingFixture again = new CountingFixture(directory, clock)) {
      assertThat(again.store.countersOf("100"))
          .containsEntry("stats/{service:100}/metric:1/day:20100520", 17L);
    }
  }

  private Path file(String name) {
    return directory.resolve(name);
  }
}
