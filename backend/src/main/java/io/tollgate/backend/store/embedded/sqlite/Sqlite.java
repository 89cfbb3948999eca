package io.tollgate.backend.store.embedded.sqlite;

import io.tollgate.backend.store.StorageException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** Opens the SQLite files of the data directory and runs transactions on them. */
public final class Sqlite {

  private static final int BUSY_MILLIS = 5000;

  private Sqlite() {}

  /**
   * Opens a file, creating it when it is missing. Transactions are begun and ended by {@link
   * #inTransaction}.
   *
   * @param synchronous {@code FULL}: a commit is safe from a power cut; {@code NORMAL}: from the
   *     death of the process
   * @param schema statements that make missing tables
   */
  public static Connection open(Path file, SynchronousMode synchronous, String... schema) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(synchronous);
    config.setBusyTimeout(BUSY_MILLIS);
    try {
      Connection connection = JDBC.createConnection("jdbc:sqlite:" + file, config.toProperties());
      return closedOnFailure(
          connection,
          () -> {
            inTransaction(connection, () -> create(connection, schema));
            return connection;
          });
    } catch (SQLException e) {
      throw new StorageException(
          "cannot open %s: %s. Make its directory writable and leave it to one process; if the file is damaged, restore it from a copy"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static void create(Connection connection, String... schema) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String each : schema) {
        statement.execute(each);
      }
    }
  }

  /** Does the first work on a connection, which has no owner yet: when it fails, it is closed. */
  public static <T> T closedOnFailure(Connection connection, Result<T> first) throws SQLException {
    try {
      return first.run();
    } catch (SQLException | RuntimeException e) {
      try {
        connection.close();
      } catch (SQLException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
  }

  /** Commits what the work does, or nothing of it. */
  public static void inTransaction(Connection connection, Work work) throws SQLException {
    resultInTransaction(
        connection,
        () -> {
          work.run();
          return true;
        });
  }

  /** Commits what the work does, or nothing of it, and returns what it returns. */
  public static <T> T resultInTransaction(Connection connection, Result<T> work)
      throws SQLException {
    connection.setAutoCommit(false);
    try {
      T result = work.run();
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException e) {
      rollBack(connection, e);
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static void rollBack(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  /** Statements of one transaction. */
  @FunctionalInterface
  public interface Work {
    void run() throws SQLException;
  }

  /** Statements of one transaction that have a result. */
  @FunctionalInterface
  public interface Result<T> {
    T run() throws SQLException;
  }
}
