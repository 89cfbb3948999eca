package io.tollgate.backend.store.embedded.usage;

import io.tollgate.protocol.time.Period;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One of the four tables of counters in {@code usage.db}: one row per owner, window and name. Used
 * by one thread at a time.
 */
final class CounterTable implements AutoCloseable {

  /** Whose and what counters a table holds; owners are numbers of {@link OwnerTable}. */
  enum Content {
    METRICS_OF_APPLICATIONS("counter", "application", "metric", 7),
    CODES_OF_APPLICATIONS("response_code", "application", "code", 7),
    METRICS_OF_SERVICES("service_counter", "service", "metric", 5),
    CODES_OF_SERVICES("service_response_code", "service", "code", 5);

    private final String table;
    private final String owner;
    private final String name;
    private final int periods;

    Content(String table, String owner, String name, int periods) {
      this.table = table;
      this.owner = owner;
      this.name = name;
      this.periods = periods;
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
      "INSERT INTO COUNTER (OWNER, NAME, period, start, value) VALUES ";

  /** Of a service over all its applications may pass what a number holds; SQL would then round. */
  private static final String SUM =
      "CASE WHEN value > 9223372036854775807 - excluded.value THEN 9223372036854775807 ELSE value + excluded.value END";

  private static final String OR_UPDATE =
      " ON CONFLICT (OWNER, period, start, NAME) DO UPDATE SET value = ";

  private final PreparedStatement add;
  private final PreparedStatement addSome;
  private final PreparedStatement set;
  private final PreparedStatement remove;
  private final PreparedStatement removeBefore;
  private final PreparedStatement removeAll;
  private final PreparedStatement since;
  private final PreparedStatement between;
  private final long[] windows;
  private final long[] amounts;
  private int gathered;

  CounterTable(Connection connection, Content content) throws SQLException {
    windows = new long[content.periods];
    amounts = new long[content.periods];
    String one = "(?1, ?4, ?2, ?3, ?5)" + OR_UPDATE;
    add = connection.prepareStatement(content.in(INSERT + one + SUM));
    set = connection.prepareStatement(content.in(INSERT + one + "excluded.value"));
    addSome =
        connection.prepareStatement(content.in(INSERT + rows(content.periods) + OR_UPDATE + SUM));
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

  private static String rows(int count) {
    return IntStream.range(0, count)
        .map(i -> 3 + 3 * i)
        .mapToObj(first -> "(?1, ?2, ?%d, ?%d, ?%d)".formatted(first, first + 1, first + 2))
        .collect(Collectors.joining(", "));
  }

  /** Changes all counters of an owner that the journal speaks of. */
  void change(long owner, Map<String, CounterFold> folds) throws SQLException {
    for (Map.Entry<String, CounterFold> fold : folds.entrySet()) {
      String name = fold.getKey();
      fold.getValue()
          .<SQLException>forEach(
              (window, isSet, amount) -> {
                if (isSet) {
                  set(owner, window, name, amount);
                } else {
                  add(owner, window, name, amount);
                }
              });
      addRest(owner, name);
    }
  }

  private void set(long owner, long window, String name, long value) throws SQLException {
    PreparedStatement statement = value == 0 ? remove : set;
    bindWindow(statement, owner, window);
    statement.setString(4, name);
    if (value != 0) {
      statement.setLong(5, value);
    }
    statement.executeUpdate();
  }

  /** Gathers additions to counters of one name: a statement costs more than a row. */
  private void add(long owner, long window, String name, long amount) throws SQLException {
    windows[gathered] = window;
    amounts[gathered++] = amount;
    if (gathered == windows.length) {
      bind(addSome, owner, name);
      addSome.executeUpdate();
      gathered = 0;
    }
  }

  private void addRest(long owner, String name) throws SQLException {
    if (gathered > 0) {
      // The rest of the rows would be anybody's: each of what is gathered goes alone.
      int rest = gathered;
      gathered = 0;
      for (int i = 0; i < rest; i++) {
        bindWindow(add, owner, windows[i]);
        add.setString(4, name);
        add.setLong(5, amounts[i]);
        add.executeUpdate();
      }
    }
  }

  private void bind(PreparedStatement statement, long owner, String name) throws SQLException {
    statement.setLong(1, owner);
    statement.setString(2, name);
    for (int i = 0; i < windows.length; i++) {
      statement.setInt(3 + 3 * i, WindowKey.periodNumber(windows[i]));
      statement.setLong(4 + 3 * i, WindowKey.startMillis(windows[i]));
      statement.setLong(5 + 3 * i, amounts[i]);
    }
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
        new PreparedStatement[] {
          add, addSome, set, remove, removeBefore, removeAll, since, between
        }) {
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
