package io.tollgate.backend.store.embedded.catalog;

import io.tollgate.backend.store.embedded.sqlite.Rows;
import java.sql.SQLException;
import java.util.List;

/** Utilisation thresholds in {@code catalog.db}; their services need not exist. */
final class AlertLimitTable {

  static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE IF NOT EXISTS alert_limit (service TEXT NOT NULL, level INTEGER NOT NULL, PRIMARY KEY (service, level)) WITHOUT ROWID");

  private final Rows rows;

  AlertLimitTable(Rows rows) {
    this.rows = rows;
  }

  List<Integer> of(String serviceId) throws SQLException {
    return rows.query(
        "SELECT level FROM alert_limit WHERE service = ?", row -> row.getInt(1), serviceId);
  }

  /** Returns false when it was there already. */
  boolean add(String serviceId, int level) throws SQLException {
    return rows.update("INSERT OR IGNORE INTO alert_limit VALUES (?, ?)", serviceId, level) > 0;
  }

  /** Returns false when it was not there. */
  boolean remove(String serviceId, int level) throws SQLException {
    return rows.update("DELETE FROM alert_limit WHERE service = ? AND level = ?", serviceId, level)
        > 0;
  }

  void removeAll(String serviceId) throws SQLException {
    rows.update("DELETE FROM alert_limit WHERE service = ?", serviceId);
  }
}
