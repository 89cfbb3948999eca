package io.tollgate.backend.store.embedded.catalog;

import io.tollgate.backend.store.embedded.sqlite.Rows;
import io.tollgate.protocol.administration.BackendService.Metric;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Metrics and methods in {@code catalog.db}; their services and parents need not exist. */
final class MetricTable {

  static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE IF NOT EXISTS metric (service TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, parent TEXT, PRIMARY KEY (service, id)) WITHOUT ROWID");

  private final Rows rows;

  MetricTable(Rows rows) {
    this.rows = rows;
  }

  /** Ids ascending as text. */
  List<Metric> of(String serviceId) throws SQLException {
    return rows.query(
        "SELECT id, name, parent FROM metric WHERE service = ? ORDER BY id",
        MetricTable::read,
        serviceId);
  }

  @Nullable Metric read(String serviceId, String id) throws SQLException {
    return rows.first(
        "SELECT id, name, parent FROM metric WHERE service = ? AND id = ?",
        MetricTable::read,
        serviceId,
        id);
  }

  private static Metric read(ResultSet row) throws SQLException {
    return new Metric(row.getString(1), row.getString(2), row.getString(3));
  }

  /** Makes the stored metric exactly this. */
  void replace(String serviceId, Metric metric) throws SQLException {
    rows.update(
        "INSERT OR REPLACE INTO metric VALUES (?, ?, ?, ?)",
        serviceId,
        metric.id(),
        metric.name(),
        metric.parentId());
  }

  /** Adds or changes a metric; without a parent the stored one stays. */
  void put(String serviceId, Metric metric) throws SQLException {
    rows.update(
        """
        INSERT INTO metric VALUES (?, ?, ?, ?) ON CONFLICT (service, id) DO UPDATE SET
          name = excluded.name, parent = coalesce(excluded.parent, parent)
        """,
        serviceId,
        metric.id(),
        metric.name(),
        metric.parentId());
  }

  /** Returns false when there was none. */
  boolean remove(String serviceId, String id) throws SQLException {
    return rows.update("DELETE FROM metric WHERE service = ? AND id = ?", serviceId, id) > 0;
  }

  void removeAll(String serviceId) throws SQLException {
    rows.update("DELETE FROM metric WHERE service = ?", serviceId);
  }
}
