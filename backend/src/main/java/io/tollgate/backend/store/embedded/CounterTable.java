package io.tollgate.backend.store.embedded;

import io.tollgate.backend.store.embedded.CounterFold.Difference;
import io.tollgate.protocol.time.Period;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One of the four tables of counters in {@code usage.db}: one row per owner, window and name. Used
 * by one thread at a time.
 */
final class CounterTable implements AutoCloseable {

  /** Whose and what counters a table holds; owners are numbers of {@link OwnerTable}. */
  enum Content {
    METRICS_OF_APPLICATIONS("counter", "application", "metric"),
    CODES_OF_APPLICATIONS("response_code", "application", "code"),
    METRICS_OF_SERVICES("service_counter", "service", "metric"),
    CODES_OF_SERVICES("service_response_code", "service", "code");

    private final String table;
    private final String owner;
    private final String name;

    Content(String table, String owner, String name) {
      this.table = table;
      this.owner = owner;
      this.name = name;
    }

    /** Puts the words of this table into a statement. */
    private String in(String sql) {
      return sql.replace("COUNTER", table).replace("OWNER", owner).replace("NAME", name);
    }

    // period as in WindowKey; the primary key serves "this owner since then".
    String schema() {
      return in(
          """
          CREATE TABLE IF NOT EXISTS COUNTER (
            OWNER INTEGER NOT NULL, period INTEGER NOT NULL, start INTEGER NOT NULL,
            NAME TEXT NOT NULL, value INTEGER NOT NULL,
            PRIMARY KEY (OWNER, period, start, NAME)) WITHOUT ROWID
          """);
    }
  }

  private static final String INSERT =
      """
      INSERT INTO COUNTER (OWNER, period, start, NAME, value) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (OWNER, period, start, NAME) DO UPDATE SET value =\s""";

  private final PreparedStatement add;
  private final PreparedStatement set;
  private final PreparedStatement remove;
  private final PreparedStatement removeBefore;
  private final PreparedStatement removeAll;
  private final PreparedStatement since;
  private final PreparedStatement between;

  CounterTable(Connection connection, Content content) throws SQLException {
    add = connection.prepareStatement(content.in(INSERT + "value + excluded.value"));
    set = connection.prepareStatement(content.in(INSERT + "excluded.value"));
    String delete = "DELETE FROM COUNTER WHERE OWNER = ? ";
    remove =
        connection.prepareStatement(
            content.in(delete + "AND period = ? AND start = ? AND NAME = ?"));
    removeBefore = connection.prepareStatement(content.in(delete + "AND period = ? AND start < ?"));
    removeAll = connection.prepareStatement(content.in(delete));
    since =
        connection.prepareStatement(
            content.in(
                "SELECT NAME, start, value FROM COUNTER WHERE OWNER = ? AND period = ? AND start >= ?"));
    between =
        connection.prepareStatement(
            content.in(
                """
                SELECT start, value FROM COUNTER
                WHERE OWNER = ? AND period = ? AND start >= ? AND start < ? AND NAME = ?
                """));
  }

  /** Changes all counters of an owner that the journal speaks of. */
  void change(long owner, Map<String, CounterFold> folds) throws SQLException {
    for (Map.Entry<String, CounterFold> fold : folds.entrySet()) {
      for (Map.Entry<Long, Difference> window : fold.getValue().byWindow().entrySet()) {
        change(owner, window.getKey(), fold.getKey(), window.getValue());
      }
    }
  }

  private void change(long owner, long window, String name, Difference difference)
      throws SQLException {
    boolean gone = difference.set() && difference.amount() == 0;
    PreparedStatement statement = gone ? remove : difference.set() ? set : add;
    bindWindow(statement, owner, window);
    statement.setString(4, name);
    if (!gone) {
      statement.setLong(5, difference.amount());
    }
    statement.executeUpdate();
  }

  /** Removes an owner's counters of the window's period that start before it. */
  void removeBefore(long owner, long window) throws SQLException {
    bindWindow(removeBefore, owner, window);
    removeBefore.executeUpdate();
  }

  /**
   * @return how many there were
   */
  int removeAll(long owner) throws SQLException {
    removeAll.setLong(1, owner);
    return removeAll.executeUpdate();
  }

  /** Reads an owner's counters of the window's period that start with it or later. */
  void readSince(long owner, long window, Receiver receiver) throws SQLException {
    bindWindow(since, owner, window);
    try (ResultSet found = since.executeQuery()) {
      while (found.next()) {
        receiver.counter(
            found.getString(1),
            WindowKey.of(WindowKey.period(window), found.getLong(2)),
            found.getLong(3));
      }
    }
  }

  /** Values by start, from the first start on and before the second. */
  SortedMap<Long, Long> values(
      long owner, String name, Period period, long fromMillis, long toMillis) throws SQLException {
    between.setLong(1, owner);
    between.setInt(2, WindowKey.number(period));
    between.setLong(3, fromMillis);
    between.setLong(4, toMillis);
    between.setString(5, name);
    SortedMap<Long, Long> values = new TreeMap<>();
    try (ResultSet found = between.executeQuery()) {
      while (found.next()) {
        values.put(found.getLong(1), found.getLong(2));
      }
    }
    return values;
  }

  private static void bindWindow(PreparedStatement statement, long owner, long window)
      throws SQLException {
    statement.setLong(1, owner);
    statement.setInt(2, WindowKey.periodNumber(window));
    statement.setLong(3, WindowKey.startMillis(window));
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement each :
        new PreparedStatement[] {add, set, remove, removeBefore, removeAll, since, between}) {
      each.close();
    }
  }

  /** Takes counters as they are read. */
  @FunctionalInterface
  interface Receiver {

    /**
     * @param window a {@link WindowKey}
     */
    void counter(String name, long window, long value);
  }
}
