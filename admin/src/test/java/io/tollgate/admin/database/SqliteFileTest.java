package io.tollgate.admin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFileTest {

  @Test
  void says_what_is_wrong_with_a_file_that_is_no_database(@TempDir Path directory)
      throws IOException {
    Path file = Files.writeString(directory.resolve("admin.sqlite"), "not a database".repeat(100));

    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> Database.open(new DatabaseSettings.Sqlite(file)))
        .withMessageContaining(file.toString())
        .withMessageContaining("backup");
  }

  @Test
  void says_that_the_directory_is_missing(@TempDir Path directory) {
    Path file = directory.resolve("missing/admin.sqlite");

    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> Database.open(new DatabaseSettings.Sqlite(file)))
        .withMessageContaining("directory exists");
  }

  @Test
  void a_new_file_and_its_companions_are_their_owners_alone(@TempDir Path directory)
      throws IOException {
    Path file = directory.resolve("admin.sqlite");
    try (Database database = Database.open(new DatabaseSettings.Sqlite(file));
        Stream<Path> files = Files.list(directory)) {
      assertThat(database.isReachable()).isTrue();
      assertThat(files)
          .hasSizeGreaterThan(1)
          .allSatisfy(
              each ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void refuses_a_database_of_a_newer_version(@TempDir Path directory) throws SQLException {
    Path file = directory.resolve("admin.sqlite");
    Database.open(new DatabaseSettings.Sqlite(file)).close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into flyway_schema_history select 99, '99', description, type, 'V99__later.sql',"
              + " checksum, installed_by, installed_on, execution_time, success"
              + " from flyway_schema_history where installed_rank = 1");
    }

    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> Database.open(new DatabaseSettings.Sqlite(file)))
        .withMessageContaining("V99__later.sql");
  }

  @Test
  void another_process_may_write_while_nothing_is_written_here(@TempDir Path directory)
      throws SQLException {
    Path file = directory.resolve("admin.sqlite");
    try (Database database = Database.open(new DatabaseSettings.Sqlite(file));
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      int changed = statement.executeUpdate("delete from outbox");

      assertThat(changed).isZero();
      assertThat(database.isReachable()).isTrue();
    }
  }
}
