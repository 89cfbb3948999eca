package io.tollgate.backend.store.embedded;

import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.store.embedded.MetricFold.Difference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The counters in {@code usage.db}: one row per application, window and metric. Used by one thread
 * at a time.
 */
final class CounterTable implements AutoCloseable {

  static final String[] SCHEMA = {
    """
    CREATE TABLE IF NOT EXISTS application (
      ref INTEGER PRIMARY KEY, service TEXT NOT NULL, id TEXT NOT NULL, UNIQUE (service, id))
    """,
    // period as in WindowKey; the primary key serves "this application since then".
    """
    CREATE TABLE IF NOT EXISTS counter (
      application INTEGER NOT NULL, period INTEGER NOT NULL, start INTEGER NOT NULL,
      metric TEXT NOT NULL, value INTEGER NOT NULL,
      PRIMARY KEY (application, period, start, metric)) WITHOUT ROWID
    """
  };

  private static final String KEY = "ON CONFLICT (application, period, start, metric) DO UPDATE ";

  private final PreparedStatement register;
  private final PreparedStatement add;
  private final PreparedStatement set;
  private final PreparedStatement dropZero;
  private final PreparedStatement dropUntil;
  private final PreparedStatement since;

  CounterTable(Connection connection) throws SQLException {
    register =
        connection.prepareStatement(
            """
            INSERT INTO application (service, id) VALUES (?, ?)
            ON CONFLICT (service, id) DO UPDATE SET id = id RETURNING ref
            """);
    String insert = "INSERT INTO counter (application, period, start, metric, value) ";
    add =
        connection.prepareStatement(
            insert + "VALUES (?, ?, ?, ?, ?) " + KEY + "SET value = value + excluded.value");
    set =
        connection.prepareStatement(
            insert + "VALUES (?, ?, ?, ?, ?) " + KEY + "SET value = excluded.value");
    dropZero =
        connection.prepareStatement("DELETE FROM counter WHERE application = ? AND value = 0");
    dropUntil =
        connection.prepareStatement(
            "DELETE FROM counter WHERE application = ? AND period = ? AND start < ?");
    since =
        connection.prepareStatement(
            """
            SELECT period, start, metric, value FROM counter
            WHERE application = (SELECT ref FROM application WHERE service = ? AND id = ?)
              AND period = ? AND start >= ?
            """);
  }

  /** The number that stands for the application in the rows. */
  long register(ApplicationKey application) throws SQLException {
    register.setString(1, application.serviceId());
    register.setString(2, application.applicationId());
    try (ResultSet rows = register.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  void change(long application, long window, String metric, Difference difference)
      throws SQLException {
    PreparedStatement statement = difference.set() ? set : add;
    statement.setLong(1, application);
    statement.setInt(2, WindowKey.periodNumber(window));
    statement.setLong(3, WindowKey.startMillis(window));
    statement.setString(4, metric);
    statement.setLong(5, difference.amount());
    statement.executeUpdate();
  }

  void dropZero(long application) throws SQLException {
    dropZero.setLong(1, application);
    dropZero.executeUpdate();
  }

  /** Drops an application's counters of the window's period that start before it. */
  void dropBefore(long application, long window) throws SQLException {
    dropUntil.setLong(1, application);
    dropUntil.setInt(2, WindowKey.periodNumber(window));
    dropUntil.setLong(3, WindowKey.startMillis(window));
    dropUntil.executeUpdate();
  }

  /** Reads an application's counters of the window's period that start with it or later. */
  void readSince(ApplicationKey application, long window, Receiver receiver) throws SQLException {
    since.setString(1, application.serviceId());
    since.setString(2, application.applicationId());
    since.setInt(3, WindowKey.periodNumber(window));
    since.setLong(4, WindowKey.startMillis(window));
    try (ResultSet found = since.executeQuery()) {
      while (found.next()) {
        receiver.counter(
            found.getString(3),
            WindowKey.of(WindowKey.period(window), found.getLong(2)),
            found.getLong(4));
      }
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement each :
        new PreparedStatement[] {register, add, set, dropZero, dropUntil, since}) {
      each.close();
    }
  }

  /** Takes counters as they are read. */
  @FunctionalInterface
  interface Receiver {

    /**
     * @param window a {@link WindowKey}
     */
    void counter(String metric, long window, long value);
  }
}
