package io.tollgate.backend.store.embedded;

import io.tollgate.protocol.administration.BackendApplication;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Consumer;

/** Applications with their user keys, keys and referrer filters in {@code catalog.db}. */
final class ApplicationTable {

  static final String[] SCHEMA = {
    """
    CREATE TABLE IF NOT EXISTS application (
      service TEXT NOT NULL, id TEXT NOT NULL, state TEXT NOT NULL, plan TEXT, plan_name TEXT,
      redirect_url TEXT, PRIMARY KEY (service, id)) WITHOUT ROWID
    """,
    """
    CREATE TABLE IF NOT EXISTS application_value (
      service TEXT NOT NULL, application TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL,
      PRIMARY KEY (service, application, kind, value)) WITHOUT ROWID
    """
  };

  static final String USER_KEY = "user_key";
  static final String KEY = "key";
  static final String REFERRER_FILTER = "referrer_filter";

  private final Rows rows;

  ApplicationTable(Connection connection) {
    this.rows = new Rows(connection);
  }

  /** Reads all applications of all services, in one pass however many there are. */
  void all(Consumer<BackendApplication> into) throws SQLException {
    ApplicationRows read = new ApplicationRows(into);
    rows.each(
        """
        SELECT a.service, a.id, a.state, a.plan, a.plan_name, a.redirect_url, v.kind, v.value
        FROM application a
        LEFT JOIN application_value v ON v.service = a.service AND v.application = a.id
        ORDER BY a.service, a.id
        """,
        read::add);
    read.finish();
  }

  /** Makes the stored application exactly this. */
  void replace(BackendApplication application) throws SQLException {
    rows.update(
        "INSERT OR REPLACE INTO application VALUES (?, ?, ?, ?, ?, ?)",
        application.serviceId(),
        application.id(),
        application.state(),
        application.planId(),
        application.planName(),
        application.redirectUrl());
    deleteValues(application.serviceId(), application.id());
    insert(application, USER_KEY, application.userKeys());
    insert(application, KEY, application.keys());
    insert(application, REFERRER_FILTER, application.referrerFilters());
  }

  void delete(String serviceId, String id) throws SQLException {
    deleteValues(serviceId, id);
    rows.update("DELETE FROM application WHERE service = ? AND id = ?", serviceId, id);
  }

  void deleteAll(String serviceId) throws SQLException {
    rows.update("DELETE FROM application_value WHERE service = ?", serviceId);
    rows.update("DELETE FROM application WHERE service = ?", serviceId);
  }

  private void insert(BackendApplication application, String kind, Set<String> values)
      throws SQLException {
    for (String value : values) {
      rows.update(
          "INSERT INTO application_value VALUES (?, ?, ?, ?)",
          application.serviceId(),
          application.id(),
          kind,
          value);
    }
  }

  private void deleteValues(String serviceId, String id) throws SQLException {
    rows.update(
        "DELETE FROM application_value WHERE service = ? AND application = ?", serviceId, id);
  }
}
