package io.tollgate.backend.store.embedded.catalog;

import io.tollgate.backend.store.embedded.sqlite.Rows;
import io.tollgate.protocol.administration.BackendService.UsageLimit;
import io.tollgate.protocol.time.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Usage limits in {@code catalog.db}; their services and metrics need not exist. */
final class LimitTable {

  static final List<String> SCHEMA =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS usage_limit (
            service TEXT NOT NULL, plan TEXT NOT NULL, metric TEXT NOT NULL, period TEXT NOT NULL,
            value INTEGER NOT NULL, PRIMARY KEY (service, plan, metric, period)) WITHOUT ROWID
          """);

  private static final String SELECT =
      "SELECT plan, metric, period, value FROM usage_limit WHERE service = ?";

  private final Rows rows;

  LimitTable(Rows rows) {
    this.rows = rows;
  }

  List<UsageLimit> of(String serviceId) throws SQLException {
    return rows.query(SELECT + " ORDER BY plan, metric", LimitTable::read, serviceId);
  }

  List<UsageLimit> of(String serviceId, String planId) throws SQLException {
    return rows.query(SELECT + " AND plan = ?", LimitTable::read, serviceId, planId);
  }

  @Nullable UsageLimit read(String serviceId, String planId, String metricId, Period period)
      throws SQLException {
    return rows.first(
        SELECT + " AND plan = ? AND metric = ? AND period = ?",
        LimitTable::read,
        serviceId,
        planId,
        metricId,
        period.wireName());
  }

  private static UsageLimit read(ResultSet row) throws SQLException {
    String period = row.getString(3);
    return new UsageLimit(
        row.getString(1),
        row.getString(2),
        Objects.requireNonNull(Period.named(period), period),
        row.getLong(4));
  }

  void put(String serviceId, UsageLimit limit) throws SQLException {
    rows.update(
        "INSERT OR REPLACE INTO usage_limit VALUES (?, ?, ?, ?, ?)",
        serviceId,
        limit.planId(),
        limit.metricId(),
        limit.period().wireName(),
        limit.value());
  }

  void remove(String serviceId, String planId, String metricId, Period period) throws SQLException {
    rows.update(
        "DELETE FROM usage_limit WHERE service = ? AND plan = ? AND metric = ? AND period = ?",
        serviceId,
        planId,
        metricId,
        period.wireName());
  }

  void removeAll(String serviceId) throws SQLException {
    rows.update("DELETE FROM usage_limit WHERE service = ?", serviceId);
  }
}
