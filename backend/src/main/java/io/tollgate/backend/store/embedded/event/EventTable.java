package io.tollgate.backend.store.embedded.event;

import io.tollgate.backend.alert.Event;
import io.tollgate.backend.alert.EventQueue.Queued;
import io.tollgate.backend.store.embedded.sqlite.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The events that wait, in {@code events.db}. */
final class EventTable {

  /** AUTOINCREMENT: an id is not used again when its event is gone. */
  static final String SCHEMA =
      """
      CREATE TABLE IF NOT EXISTS event (
        id INTEGER PRIMARY KEY AUTOINCREMENT, type TEXT NOT NULL, service TEXT NOT NULL,
        application TEXT NOT NULL, at INTEGER NOT NULL,
        alert INTEGER, level INTEGER, share REAL, usage_limit TEXT)
      """;

  private final Rows rows;

  EventTable(Connection connection) {
    this.rows = new Rows(connection);
  }

  void add(Event event) throws SQLException {
    switch (event) {
      case Event.FirstTraffic _, Event.FirstDailyTraffic _ ->
          rows.update(
              "INSERT INTO event (type, service, application, at) VALUES (?, ?, ?, ?)",
              event.type(),
              event.serviceId(),
              event.applicationId(),
              event.atMillis());
      case Event.Alert alert ->
          rows.update(
              """
              INSERT INTO event (type, service, application, at, alert, level, share, usage_limit)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?)
              """,
              alert.type(),
              alert.serviceId(),
              alert.applicationId(),
              alert.atMillis(),
              alert.id(),
              alert.utilization(),
              alert.maxUtilization(),
              alert.limit());
    }
  }

  List<Queued> oldest(int most) throws SQLException {
    return rows.query(
        """
        SELECT id, type, service, application, at, alert, level, share, usage_limit
        FROM event ORDER BY id LIMIT ?
        """,
        row -> new Queued(row.getLong(1), event(row)),
        most);
  }

  private static Event event(ResultSet row) throws SQLException {
    String service = row.getString(3);
    String application = row.getString(4);
    long at = row.getLong(5);
    return switch (row.getString(2)) {
      case "first_traffic" -> new Event.FirstTraffic(service, application, at);
      case "first_daily_traffic" -> new Event.FirstDailyTraffic(service, application, at);
      default ->
          new Event.Alert(
              row.getLong(6),
              row.getInt(7),
              row.getDouble(8),
              service,
              application,
              at,
              row.getString(9));
    };
  }

  int count() throws SQLException {
    return rows.query("SELECT count(*) FROM event", row -> row.getInt(1)).getFirst();
  }

  /**
   * @return whether there was one with this id
   */
  boolean delete(long id) throws SQLException {
    return rows.update("DELETE FROM event WHERE id = ?", id) > 0;
  }

  /**
   * @return how many had this id or a lower one
   */
  int deleteUpTo(long id) throws SQLException {
    return rows.update("DELETE FROM event WHERE id <= ?", id);
  }

  void deleteOldest(int count) throws SQLException {
    rows.update("DELETE FROM event WHERE id IN (SELECT id FROM event ORDER BY id LIMIT ?)", count);
  }
}
