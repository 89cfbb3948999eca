package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.error.ContextJson;
import io.tollgate.backend.error.ServiceError;
import io.tollgate.backend.error.ServiceErrors;
import io.tollgate.backend.error.ServiceErrors.Numbered;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The error lists in {@code usage.db}, as of the last checkpoint. */
final class ErrorTable {

  static final String SCHEMA =
      """
      CREATE TABLE IF NOT EXISTS error (
        service TEXT NOT NULL, position INTEGER NOT NULL, code TEXT NOT NULL,
        message TEXT NOT NULL, at INTEGER NOT NULL, context TEXT, id INTEGER,
        PRIMARY KEY (service, position)) WITHOUT ROWID
      """;

  private final Connection connection;

  ErrorTable(Connection connection) {
    this.connection = connection;
  }

  void load(ServiceErrors into) throws SQLException {
    addColumn("context TEXT");
    addColumn("id INTEGER");
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT service, code, message, at, context, id FROM error ORDER BY service, position DESC")) {
      while (rows.next()) {
        ServiceError error =
            new ServiceError(
                rows.getString(2),
                rows.getString(3),
                rows.getLong(4),
                ContextJson.read(rows.getString(5)));
        long id = rows.getLong(6);
        if (id == 0) {
          into.add(rows.getString(1), error);
        } else {
          into.restore(rows.getString(1), new Numbered(id, error));
        }
      }
    }
    into.takeChanged();
  }

  /** Tables of earlier versions lack some. */
  private void addColumn(String column) throws SQLException {
    String name = column.substring(0, column.indexOf(' '));
    try (Statement statement = connection.createStatement()) {
      boolean known;
      try (ResultSet columns =
          statement.executeQuery(
              "SELECT 1 FROM pragma_table_info('error') WHERE name = '" + name + "'")) {
        known = columns.next();
      }
      if (!known) {
        statement.executeUpdate("ALTER TABLE error ADD COLUMN " + column);
      }
    }
  }

  /** Replaces a service's list. */
  void replace(String serviceId, List<Numbered> errors) throws SQLException {
    try (PreparedStatement delete =
            connection.prepareStatement("DELETE FROM error WHERE service = ?");
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO error (service, position, code, message, at, context, id) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      delete.setString(1, serviceId);
      delete.executeUpdate();
      for (int i = 0; i < errors.size(); i++) {
        ServiceError error = errors.get(i).error();
        insert.setString(1, serviceId);
        insert.setInt(2, i);
        insert.setString(3, error.code());
        insert.setString(4, error.message());
        insert.setLong(5, error.atMillis());
        insert.setString(
            6, error.context() == null ? null : ContextJson.write(error.context()).toString());
        insert.setLong(7, errors.get(i).id());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
