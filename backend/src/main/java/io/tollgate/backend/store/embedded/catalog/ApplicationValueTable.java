package io.tollgate.backend.store.embedded.catalog;

import io.tollgate.backend.store.embedded.sqlite.Rows;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Application keys and referrer filters in {@code catalog.db}; their applications need not exist.
 */
final class ApplicationValueTable {

  static final List<String> SCHEMA =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS application_value (
            service TEXT NOT NULL, application TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL,
            PRIMARY KEY (service, application, kind, value)) WITHOUT ROWID
          """);

  enum Kind {
    KEY("key"),
    REFERRER_FILTER("referrer_filter");

    private final String column;

    Kind(String column) {
      this.column = column;
    }

    String column() {
      return column;
    }
  }

  private final Rows rows;

  ApplicationValueTable(Rows rows) {
    this.rows = rows;
  }

  Set<String> of(String serviceId, String applicationId, Kind kind) throws SQLException {
    return rows.querySet(
        "SELECT value FROM application_value WHERE service = ? AND application = ? AND kind = ?",
        serviceId,
        applicationId,
        kind.column());
  }

  void add(String serviceId, String applicationId, Kind kind, String value) throws SQLException {
    rows.update(
        "INSERT OR IGNORE INTO application_value VALUES (?, ?, ?, ?)",
        serviceId,
        applicationId,
        kind.column(),
        value);
  }

  /** Returns false when it was not there. */
  boolean remove(String serviceId, String applicationId, Kind kind, String value)
      throws SQLException {
    return rows.update(
            """
            DELETE FROM application_value
            WHERE service = ? AND application = ? AND kind = ? AND value = ?
            """,
            serviceId,
            applicationId,
            kind.column(),
            value)
        > 0;
  }

  /** Makes the stored values exactly these and writes only what differs. */
  void replace(String serviceId, String applicationId, Kind kind, Set<String> values)
      throws SQLException {
    Difference<String> difference = Difference.between(of(serviceId, applicationId, kind), values);
    for (String value : difference.gone()) {
      remove(serviceId, applicationId, kind, value);
    }
    for (String value : difference.added()) {
      add(serviceId, applicationId, kind, value);
    }
  }

  void removeAll(String serviceId) throws SQLException {
    rows.update("DELETE FROM application_value WHERE service = ?", serviceId);
  }
}
