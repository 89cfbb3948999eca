package io.tollgate.backend.store.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Services whose counters are to be removed (12, ruling 14), in {@code usage.db}. */
final class DeletionTable {

  static final String SCHEMA =
      "CREATE TABLE IF NOT EXISTS deleted_service (id TEXT PRIMARY KEY) WITHOUT ROWID";

  private final Connection connection;

  DeletionTable(Connection connection) {
    this.connection = connection;
  }

  void mark(String serviceId) throws SQLException {
    change("INSERT OR IGNORE INTO deleted_service (id) VALUES (?)", serviceId);
  }

  void unmark(String serviceId) throws SQLException {
    change("DELETE FROM deleted_service WHERE id = ?", serviceId);
  }

  private void change(String sql, String serviceId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, serviceId);
      statement.executeUpdate();
    }
  }

  List<String> marked() throws SQLException {
    List<String> ids = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT id FROM deleted_service ORDER BY id");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }
}
