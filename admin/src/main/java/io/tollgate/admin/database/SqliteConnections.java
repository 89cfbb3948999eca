package io.tollgate.admin.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * One writer behind a fair lock, few readers. The lock is taken before SQLite is entered: two
 * writers that wait in its busy handler stall the carriers of unrelated virtual threads.
 */
final class SqliteConnections implements Connections {
  private static final int READERS = 4;

  /** Other processes (the command line) write too, but briefly. */
  private static final int BUSY_TIMEOUT_MILLIS = 10_000;

  /** Another process writes. */
  private static final Set<SQLiteErrorCode> BUSY =
      EnumSet.of(SQLiteErrorCode.SQLITE_BUSY, SQLiteErrorCode.SQLITE_LOCKED);

  private static final Set<SQLiteErrorCode> DISK =
      EnumSet.of(SQLiteErrorCode.SQLITE_FULL, SQLiteErrorCode.SQLITE_IOERR);

  private final SQLiteDataSource source;
  private final ReentrantLock writing = new ReentrantLock(true);
  private final Semaphore readers = new Semaphore(READERS, true);
  private final ConcurrentLinkedQueue<Connection> idle = new ConcurrentLinkedQueue<>();
  private @Nullable Connection writer;
  private volatile boolean closed;

  SqliteConnections(DatabaseSettings.Sqlite settings) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    config.enforceForeignKeys(true);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + settings.file());
    OwnerOnly.create(settings.file());
    writer = source.getConnection();
  }

  @Override
  public <T> T reading(Work<T> work) throws SQLException {
    readers.acquireUninterruptibly();
    try {
      stopIfClosed();
      Connection idling = idle.poll();
      Connection reader = begun(idling == null ? source.getConnection() : idling, "begin");
      try {
        return work.with(reader);
      } finally {
        if (rolledBack(reader)) {
          idle.add(reader);
        }
      }
    } finally {
      readers.release();
    }
  }

  @Override
  public <T> T writing(Work<T> work) throws SQLException {
    writing.lock();
    try {
      stopIfClosed();
      Connection present = writer == null ? source.getConnection() : writer;
      writer = null;
      // The driver's own transactions would hold the lock of the file between two of ours.
      Connection connection = begun(present, "begin immediate");
      writer = connection;
      return work.with(connection);
    } finally {
      writing.unlock();
    }
  }

  private void stopIfClosed() throws SQLException {
    if (closed) {
      throw new SQLException("the database is closed");
    }
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    execute(connection, "commit");
  }

  @Override
  public void rollback(Connection connection) {
    if (!rolledBack(connection)) {
      writer = null;
    }
  }

  /** The connection in a transaction; one that cannot begin is closed. */
  private static Connection begun(Connection connection, String how) throws SQLException {
    try {
      execute(connection, how);
      return connection;
    } catch (SQLException e) {
      closeQuietly(connection);
      throw e;
    }
  }

  /** Closes a connection that is of no use any more; false then. */
  private static boolean rolledBack(Connection connection) {
    try {
      execute(connection, "rollback");
      return true;
    } catch (SQLException e) {
      closeQuietly(connection);
      return false;
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public DataSource migrationSource() {
    return source;
  }

  @Override
  public SQLDialect dialect() {
    return SQLDialect.SQLITE;
  }

  @Override
  public String keyColumn() {
    return "integer primary key autoincrement";
  }

  @Override
  public boolean isUniqueViolation(SQLException failure) {
    return failure instanceof SQLiteException sqlite
        && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE;
  }

  /** There is no connection to lose: a commit that fails has kept nothing. */
  @Override
  public boolean isLost(SQLException failure) {
    return false;
  }

  @Override
  public boolean isPassing(SQLException failure) {
    return isDiskTrouble(failure) || isOneOf(BUSY, failure);
  }

  @Override
  public boolean isDiskTrouble(SQLException failure) {
    return isOneOf(DISK, failure);
  }

  private static boolean isOneOf(Set<SQLiteErrorCode> codes, SQLException failure) {
    return failure instanceof SQLiteException sqlite
        && codes.contains(SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff));
  }

  @Override
  public void close() {
    closed = true;
    readers.acquireUninterruptibly(READERS);
    writing.lock();
    for (Connection reader : idle) {
      closeQuietly(reader);
    }
    if (writer != null) {
      closeQuietly(writer);
    }
    writing.unlock();
    readers.release(READERS);
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // Nothing is lost: every commit was synchronised.
    }
  }
}
