package io.tollgate.backend.store.embedded.event;

import io.tollgate.backend.alert.Announced;
import io.tollgate.backend.alert.Marks;
import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.store.embedded.sqlite.Rows;
import java.sql.Connection;
import java.sql.SQLException;

/** What has been announced about each application, in {@code events.db}. */
final class AnnouncedTable {

  /** An alert's mark is the alert: its row's number is never used again. */
  static final String[] SCHEMA = {
    """
    CREATE TABLE IF NOT EXISTS traffic (
      service TEXT NOT NULL, application TEXT NOT NULL, last_day INTEGER NOT NULL,
      PRIMARY KEY (service, application)) WITHOUT ROWID
    """,
    """
    CREATE TABLE IF NOT EXISTS alert (
      id INTEGER PRIMARY KEY AUTOINCREMENT, service TEXT NOT NULL, application TEXT NOT NULL,
      level INTEGER NOT NULL, until INTEGER NOT NULL, UNIQUE (service, application, level))
    """
  };

  private final Rows rows;

  AnnouncedTable(Connection connection) {
    this.rows = new Rows(connection);
  }

  Announced of(ApplicationKey application) throws SQLException {
    Long lastDay =
        rows.first(
            "SELECT last_day FROM traffic WHERE service = ? AND application = ?",
            row -> row.getLong(1),
            application.serviceId(),
            application.applicationId());
    Marks[] marks = {Marks.NONE};
    rows.each(
        "SELECT level, until FROM alert WHERE service = ? AND application = ?",
        row -> marks[0] = marks[0].with(row.getInt(1), row.getLong(2)),
        application.serviceId(),
        application.applicationId());
    return new Announced(lastDay == null ? Announced.NEVER : lastDay, marks[0]);
  }

  void putDay(ApplicationKey application, long day) throws SQLException {
    rows.update(
        """
        INSERT INTO traffic (service, application, last_day) VALUES (?, ?, ?)
        ON CONFLICT (service, application) DO UPDATE SET last_day = excluded.last_day
        """,
        application.serviceId(),
        application.applicationId(),
        day);
  }

  /**
   * @return the alert's number
   */
  long addAlert(ApplicationKey application, int level, long until) throws SQLException {
    rows.update(
        "INSERT OR REPLACE INTO alert (service, application, level, until) VALUES (?, ?, ?, ?)",
        application.serviceId(),
        application.applicationId(),
        level,
        until);
    return rows.query("SELECT last_insert_rowid()", row -> row.getLong(1)).getFirst();
  }

  void deleteAlertsUntil(long millis) throws SQLException {
    rows.update("DELETE FROM alert WHERE until <= ?", millis);
  }
}
