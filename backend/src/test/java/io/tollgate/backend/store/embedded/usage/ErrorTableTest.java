package io.tollgate.backend.store.embedded.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.error.ContextInfo;
import io.tollgate.backend.error.ServiceError;
import io.tollgate.backend.error.ServiceErrors;
import io.tollgate.backend.error.ServiceErrors.Numbered;
import io.tollgate.backend.store.embedded.sqlite.Sqlite;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig.SynchronousMode;

class ErrorTableTest {

  private static final String BEFORE_CONTEXTS =
      """
      CREATE TABLE error (
        service TEXT NOT NULL, position INTEGER NOT NULL, code TEXT NOT NULL,
        message TEXT NOT NULL, at INTEGER NOT NULL,
        PRIMARY KEY (service, position)) WITHOUT ROWID
      """;

  private static final ServiceError OLD = new ServiceError("metric_invalid", "old", 7);

  @TempDir Path directory;

  @Test
  void reads_a_table_of_before_there_were_contexts_and_keeps_them_from_then_on()
      throws SQLException {
    try (Connection connection =
        open(BEFORE_CONTEXTS, "INSERT INTO error VALUES ('100', 0, 'metric_invalid', 'old', 7)")) {
      assertThat(loaded(connection)).containsExactly(OLD);

      ContextInfo context =
          new ContextInfo("http://x/", "GET", null, "curl", "::1", null, null, Map.of("a", "1"));
      ServiceError recent = new ServiceError("bad_request", "recent", 8, context);
      new ErrorTable(connection)
          .replace("100", List.of(new Numbered(9_001, recent), new Numbered(7_000, OLD)));
      assertThat(loaded(connection)).containsExactly(recent, OLD);
    }
    try (Connection connection = open(ErrorTable.SCHEMA)) {
      assertThat(loaded(connection)).hasSize(2);
    }
  }

  @Test
  void ids_rise_also_after_a_restart_and_when_the_clock_went_back() throws SQLException {
    ServiceErrors before = new ServiceErrors();
    before.add("100", OLD);
    before.add("100", OLD);
    List<Numbered> kept = before.numbered("100");
    assertThat(kept.getFirst().id()).isGreaterThan(kept.getLast().id());
    try (Connection connection = open(ErrorTable.SCHEMA)) {
      new ErrorTable(connection).replace("100", kept);

      ServiceErrors after = new ServiceErrors();
      new ErrorTable(connection).load(after);
      assertThat(after.numbered("100")).isEqualTo(kept);
      after.clear("100");
      after.add("100", new ServiceError("metric_invalid", "earlier", 1));

      assertThat(after.numbered("100").getFirst().id()).isGreaterThan(kept.getFirst().id());
    }
  }

  private Connection open(String... schema) {
    return Sqlite.open(directory.resolve("usage.db"), SynchronousMode.NORMAL, schema);
  }

  private static List<ServiceError> loaded(Connection connection) throws SQLException {
    ServiceErrors errors = new ServiceErrors();
    new ErrorTable(connection).load(errors);
    return errors.of("100");
  }
}
