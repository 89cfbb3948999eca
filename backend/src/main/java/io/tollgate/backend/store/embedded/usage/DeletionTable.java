package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.store.embedded.sqlite.Rows;
import java.sql.SQLException;
import java.util.List;

/** Services whose counters are to be removed (12, ruling 14), in {@code usage.db}. */
final class DeletionTable {

  static final String SCHEMA =
      "CREATE TABLE IF NOT EXISTS deleted_service (id TEXT PRIMARY KEY) WITHOUT ROWID";

  private final Rows rows;

  DeletionTable(Rows rows) {
    this.rows = rows;
  }

  void mark(String serviceId) throws SQLException {
    rows.update("INSERT OR IGNORE INTO deleted_service (id) VALUES (?)", serviceId);
  }

  void unmark(String serviceId) throws SQLException {
    rows.update("DELETE FROM deleted_service WHERE id = ?", serviceId);
  }

  List<String> marked() throws SQLException {
    return rows.query("SELECT id FROM deleted_service ORDER BY id", row -> row.getString(1));
  }
}
