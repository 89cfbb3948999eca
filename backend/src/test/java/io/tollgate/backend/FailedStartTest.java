package io.tollgate.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tollgate.backend.BackendSettings.EventsHook;
import io.tollgate.backend.store.StorageException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailedStartTest {

  @TempDir Path directory;

  @Test
  void a_start_that_fails_lets_go_of_every_file() {
    BackendSettings settings =
        BackendSettings.DEFAULT.with(new EventsHook(URI.create("ftp://localhost/"), "s"));

    assertThatThrownBy(() -> open(settings)).isInstanceOf(IllegalArgumentException.class);

    assertThat(directory).isDirectoryContaining("glob:**events.db");
    assertClosed();
    open(BackendSettings.DEFAULT).close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          catalog.db | CREATE TABLE application_value (another TEXT)
          catalog.db | CREATE TABLE service (position, id, provider_key, backend_version, referrer_filters_required, active, default_service); INSERT INTO service VALUES (1, '100', 'pk', '1', 0, 1, 1); CREATE TABLE metric (another TEXT); PRAGMA user_version = 1
          events.db  | CREATE VIEW event AS SELECT * FROM another
          """)
  void a_file_that_cannot_be_used_is_closed_like_the_others(String file, String content)
      throws SQLException {
    Path damaged = directory.resolve(file);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + damaged);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(content);
    }

    assertThatThrownBy(() -> open(BackendSettings.DEFAULT))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(file);
    assertClosed();
  }

  /** SQLite takes its log away when the last connection of a file closes. */
  private void assertClosed() {
    assertThat(directory).isDirectoryNotContaining("glob:**-wal");
  }

  private Backend open(BackendSettings settings) {
    return Backend.open(
        directory, TestClock.at("2010-05-20T20:10:10Z"), settings, "1", new SimpleMeterRegistry());
  }
}
