package io.tollgate.backend.store.embedded.catalog;

import io.tollgate.backend.catalog.ServiceAttributes;
import io.tollgate.backend.store.StorageException;
import io.tollgate.backend.store.embedded.sqlite.Rows;
import io.tollgate.backend.store.embedded.sqlite.Sqlite;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** The catalog's file, {@code catalog.db}. Those who read and those who write take turns. */
final class CatalogDatabase implements AutoCloseable {

  /** What {@code PRAGMA user_version} says once {@link #migrate} has run. */
  private static final int VERSION = 1;

  private final Connection connection;
  private final Rows rows;
  private final CatalogTables tables;
  private boolean written;

  private CatalogDatabase(Connection connection) throws SQLException {
    this.connection = connection;
    this.rows = new Rows(connection);
    this.tables = new CatalogTables(rows);
    Integer version = rows.first("PRAGMA user_version", row -> row.getInt(1));
    if (version == null || version < VERSION) {
      Sqlite.inTransaction(connection, this::migrate);
    }
  }

  static CatalogDatabase open(Path file, SynchronousMode synchronous) throws SQLException {
    List<String> schema = new ArrayList<>();
    Stream.of(
            ServiceTable.SCHEMA,
            TokenTable.SCHEMA,
            AlertLimitTable.SCHEMA,
            MetricTable.SCHEMA,
            LimitTable.SCHEMA,
            ApplicationTable.SCHEMA,
            ApplicationValueTable.SCHEMA,
            UserKeyTable.SCHEMA)
        .forEach(schema::addAll);
    Connection connection = Sqlite.open(file, synchronous, schema.toArray(String[]::new));
    return Sqlite.closedOnFailure(connection, () -> new CatalogDatabase(connection));
  }

  /** Files of before have user keys among other values, and providers without a default. */
  private void migrate() throws SQLException {
    rows.update(
        "INSERT OR IGNORE INTO user_key SELECT service, value, application FROM application_value WHERE kind = 'user_key'");
    rows.update("DELETE FROM application_value WHERE kind = 'user_key'");
    for (String id : tables.services.ids()) {
      ServiceAttributes service = tables.services.read(id);
      if (service != null) {
        tables.services.electDefault(service.providerKey());
      }
    }
    rows.update("PRAGMA user_version = " + VERSION);
  }

  /** Makes its owner, or closes it. */
  <T> T closedOnFailure(Sqlite.Result<T> owner) throws SQLException {
    return Sqlite.closedOnFailure(connection, owner);
  }

  /** Reads; null when there is nothing. */
  synchronized <T> @Nullable T find(Find<T> reading) {
    try {
      return reading.in(tables);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** Reads. */
  synchronized <T> T read(Work<T> reading) {
    try {
      return reading.in(tables);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** Forces what has been written to the disk, if there is any. */
  synchronized void forceToDisk() {
    if (written) {
      try {
        rows.exist("PRAGMA wal_checkpoint(PASSIVE)");
        written = false;
      } catch (SQLException e) {
        throw unwritable(e);
      }
    }
  }

  private static StorageException unwritable(SQLException e) {
    return new StorageException(
        "catalog.db cannot be written: %s. Free space on the disk of the data directory, or make it writable; then repeat"
            .formatted(e.getMessage()),
        e);
  }

  private static StorageException unreadable(SQLException e) {
    return new StorageException(
        "catalog.db cannot be read: %s. If the file is damaged, restore it from a copy"
            .formatted(e.getMessage()),
        e);
  }

  /**
   * Commits what the work does, or nothing of it; then, before anybody else has a turn, memory
   * takes over what the work returns.
   *
   * @throws StorageException when the file cannot be written; memory has not changed then
   */
  synchronized <T> T change(Work<T> work, Consumer<? super T> memory) {
    T done;
    try {
      done = Sqlite.resultInTransaction(connection, () -> work.in(tables));
    } catch (SQLException e) {
      throw unwritable(e);
    }
    written = true;
    memory.accept(done);
    return done;
  }

  @Override
  public synchronized void close() throws SQLException {
    connection.close();
  }

  /** Work on the tables that has a result. */
  @FunctionalInterface
  interface Work<T> {
    T in(CatalogTables tables) throws SQLException;
  }

  /** Work on the tables that may have a result. */
  @FunctionalInterface
  interface Find<T> {
    @Nullable T in(CatalogTables tables) throws SQLException;
  }
}
