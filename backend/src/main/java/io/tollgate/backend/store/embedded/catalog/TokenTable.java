package io.tollgate.backend.store.embedded.catalog;

import io.tollgate.backend.store.embedded.sqlite.Rows;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Service tokens in {@code catalog.db}; their services need not exist. */
final class TokenTable {

  static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE IF NOT EXISTS service_token (service TEXT NOT NULL, token TEXT NOT NULL, PRIMARY KEY (service, token)) WITHOUT ROWID");

  private final Rows rows;

  TokenTable(Rows rows) {
    this.rows = rows;
  }

  Set<String> of(String serviceId) throws SQLException {
    return rows.querySet("SELECT token FROM service_token WHERE service = ?", serviceId);
  }

  boolean has(String serviceId, String token) throws SQLException {
    return rows.exist(
        "SELECT 1 FROM service_token WHERE service = ? AND token = ?", serviceId, token);
  }

  void add(String serviceId, String token) throws SQLException {
    rows.update("INSERT OR IGNORE INTO service_token VALUES (?, ?)", serviceId, token);
  }

  /** Returns 1 when it was there, else 0. */
  int remove(String serviceId, String token) throws SQLException {
    return rows.update(
        "DELETE FROM service_token WHERE service = ? AND token = ?", serviceId, token);
  }

  void removeAll(String serviceId) throws SQLException {
    rows.update("DELETE FROM service_token WHERE service = ?", serviceId);
  }
}
