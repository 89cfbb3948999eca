package io.tollgate.backend.store.embedded.catalog;

import io.tollgate.backend.store.ApplicationRecords.ApplicationRecord;
import io.tollgate.backend.store.embedded.sqlite.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applications' own fields in {@code catalog.db}; their services need not exist. */
final class ApplicationTable {

  static final List<String> SCHEMA =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS application (
            service TEXT NOT NULL, id TEXT NOT NULL, state TEXT NOT NULL, plan TEXT, plan_name TEXT,
            redirect_url TEXT, PRIMARY KEY (service, id)) WITHOUT ROWID
          """);

  private static final String SELECT =
      "SELECT service, id, state, plan, plan_name, redirect_url FROM application WHERE service = ?";

  private final Rows rows;

  ApplicationTable(Rows rows) {
    this.rows = rows;
  }

  @Nullable ApplicationRecord read(String serviceId, String id) throws SQLException {
    return rows.first(SELECT + " AND id = ?", ApplicationTable::read, serviceId, id);
  }

  /** Those whose id is above this one, ids ascending as text. */
  List<ApplicationRecord> after(String serviceId, String id, int limit) throws SQLException {
    return rows.query(
        SELECT + " AND id > ? ORDER BY id LIMIT ?", ApplicationTable::read, serviceId, id, limit);
  }

  private static ApplicationRecord read(ResultSet row) throws SQLException {
    return new ApplicationRecord(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6));
  }

  /** Makes the stored application exactly this. */
  void replace(ApplicationRecord application) throws SQLException {
    write("INSERT OR REPLACE INTO application VALUES (?, ?, ?, ?, ?, ?)", application);
  }

  /** Adds or changes an application; what is null here stays as it is stored. */
  void put(ApplicationRecord application) throws SQLException {
    write(
        """
        INSERT INTO application VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (service, id) DO UPDATE SET
          state = excluded.state, plan = coalesce(excluded.plan, plan),
          plan_name = coalesce(excluded.plan_name, plan_name),
          redirect_url = coalesce(excluded.redirect_url, redirect_url)
        """,
        application);
  }

  private void write(String sql, ApplicationRecord application) throws SQLException {
    rows.update(
        sql,
        application.serviceId(),
        application.id(),
        application.state(),
        application.planId(),
        application.planName(),
        application.redirectUrl());
  }

  /** Returns false when there was none. */
  boolean remove(String serviceId, String id) throws SQLException {
    return rows.update("DELETE FROM application WHERE service = ? AND id = ?", serviceId, id) > 0;
  }

  void removeAll(String serviceId) throws SQLException {
    rows.update("DELETE FROM application WHERE service = ?", serviceId);
  }
}
