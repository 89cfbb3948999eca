package io.tollgate.backend.store.embedded;

import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.administration.BackendService.Metric;
import io.tollgate.protocol.administration.BackendService.UsageLimit;
import io.tollgate.protocol.time.Period;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Services with their tokens, metrics and limits in {@code catalog.db}. */
final class ServiceTable {

  static final String[] SCHEMA = {
    """
    CREATE TABLE IF NOT EXISTS service (
      position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, provider_key TEXT NOT NULL,
      backend_version TEXT NOT NULL, referrer_filters_required INTEGER NOT NULL,
      active INTEGER NOT NULL, default_service INTEGER NOT NULL)
    """,
    "CREATE TABLE IF NOT EXISTS service_token (service TEXT NOT NULL, token TEXT NOT NULL, PRIMARY KEY (service, token)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS metric (service TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, parent TEXT, PRIMARY KEY (service, id)) WITHOUT ROWID",
    """
    CREATE TABLE IF NOT EXISTS usage_limit (
      service TEXT NOT NULL, plan TEXT NOT NULL, metric TEXT NOT NULL, period TEXT NOT NULL,
      value INTEGER NOT NULL, PRIMARY KEY (service, plan, metric, period)) WITHOUT ROWID
    """,
    "CREATE TABLE IF NOT EXISTS alert_limit (service TEXT NOT NULL, level INTEGER NOT NULL, PRIMARY KEY (service, level)) WITHOUT ROWID"
  };

  private static final String[] PARTS = {"service_token", "metric", "usage_limit", "alert_limit"};

  private final Rows rows;

  ServiceTable(Connection connection) {
    this.rows = new Rows(connection);
  }

  /** All services in the order in which they first came. */
  List<BackendService> all() throws SQLException {
    List<BackendService> services = new ArrayList<>();
    for (String id : rows.query("SELECT id FROM service ORDER BY position", r -> r.getString(1))) {
      services.add(rows.query("SELECT * FROM service WHERE id = ?", this::read, id).getFirst());
    }
    return services;
  }

  private BackendService read(ResultSet row) throws SQLException {
    String id = row.getString("id");
    return new BackendService(
        id,
        row.getString("provider_key"),
        mode(row.getString("backend_version")),
        row.getBoolean("referrer_filters_required"),
        row.getBoolean("active"),
        row.getBoolean("default_service"),
        rows.querySet("SELECT token FROM service_token WHERE service = ?", id),
        rows.query(
            "SELECT id, name, parent FROM metric WHERE service = ?",
            r -> new Metric(r.getString(1), r.getString(2), r.getString(3)),
            id),
        rows.query(
            "SELECT plan, metric, period, value FROM usage_limit WHERE service = ?",
            r ->
                new UsageLimit(
                    r.getString(1), r.getString(2), period(r.getString(3)), r.getLong(4)),
            id),
        Set.copyOf(
            rows.query("SELECT level FROM alert_limit WHERE service = ?", r -> r.getInt(1), id)));
  }

  /** Makes the stored service exactly this. */
  void replace(BackendService service) throws SQLException {
    if (service.defaultService()) {
      rows.update(
          "UPDATE service SET default_service = 0 WHERE provider_key = ?", service.providerKey());
    }
    rows.update(
        """
        INSERT INTO service (id, provider_key, backend_version, referrer_filters_required, active, default_service)
        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
          provider_key = excluded.provider_key, backend_version = excluded.backend_version,
          referrer_filters_required = excluded.referrer_filters_required,
          active = excluded.active, default_service = excluded.default_service
        """,
        service.id(),
        service.providerKey(),
        service.mode().backendVersion(),
        service.referrerFiltersRequired(),
        service.active(),
        service.defaultService());
    deleteParts(service.id());
    for (String token : service.tokens()) {
      rows.update("INSERT INTO service_token VALUES (?, ?)", service.id(), token);
    }
    for (Metric metric : service.metrics()) {
      rows.update(
          "INSERT INTO metric VALUES (?, ?, ?, ?)",
          service.id(),
          metric.id(),
          metric.name(),
          metric.parentId());
    }
    for (UsageLimit limit : service.limits()) {
      rows.update(
          "INSERT INTO usage_limit VALUES (?, ?, ?, ?, ?)",
          service.id(),
          limit.planId(),
          limit.metricId(),
          limit.period().wireName(),
          limit.value());
    }
    for (Integer level : service.alertLimits()) {
      rows.update("INSERT INTO alert_limit VALUES (?, ?)", service.id(), level);
    }
  }

  void delete(String serviceId) throws SQLException {
    deleteParts(serviceId);
    rows.update("DELETE FROM service WHERE id = ?", serviceId);
  }

  private void deleteParts(String serviceId) throws SQLException {
    for (String part : PARTS) {
      rows.update("DELETE FROM " + part + " WHERE service = ?", serviceId);
    }
  }

  private static Period period(String wireName) {
    return Objects.requireNonNull(Period.named(wireName), wireName);
  }

  private static AuthenticationMode mode(String backendVersion) {
    for (AuthenticationMode mode : AuthenticationMode.values()) {
      if (mode.backendVersion().equals(backendVersion)) {
        return mode;
      }
    }
    // Any other version acts like 2 (6).
    return AuthenticationMode.APP_ID;
  }
}
