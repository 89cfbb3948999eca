package io.tollgate.backend.store.embedded.catalog;

import io.tollgate.backend.catalog.ServiceAttributes;
import io.tollgate.backend.store.embedded.sqlite.Rows;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Services' own fields in {@code catalog.db}. A provider key with services has exactly one default
 * among them, once {@link #electDefault} has run.
 */
final class ServiceTable {

  static final List<String> SCHEMA =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS service (
            position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, provider_key TEXT NOT NULL,
            backend_version TEXT NOT NULL, referrer_filters_required INTEGER NOT NULL,
            active INTEGER NOT NULL, default_service INTEGER NOT NULL)
          """,
          "CREATE INDEX IF NOT EXISTS service_of_provider ON service (provider_key)",
          "CREATE UNIQUE INDEX IF NOT EXISTS default_service ON service (provider_key) WHERE default_service = 1");

  private final Rows rows;

  ServiceTable(Rows rows) {
    this.rows = rows;
  }

  /** Ids of all services in the order in which they first came. */
  List<String> ids() throws SQLException {
    return rows.query("SELECT id FROM service ORDER BY position", row -> row.getString(1));
  }

  List<String> idsAfter(String id, int limit) throws SQLException {
    return rows.query(
        "SELECT id FROM service WHERE id > ? ORDER BY id LIMIT ?",
        row -> row.getString(1),
        id,
        limit);
  }

  List<String> idsOf(String providerKey) throws SQLException {
    return rows.query(
        "SELECT id FROM service WHERE provider_key = ? ORDER BY position",
        row -> row.getString(1),
        providerKey);
  }

  @Nullable ServiceAttributes read(String id) throws SQLException {
    return rows.first("SELECT * FROM service WHERE id = ?", ServiceTable::read, id);
  }

  private static ServiceAttributes read(ResultSet row) throws SQLException {
    return new ServiceAttributes(
        row.getString("id"),
        row.getString("provider_key"),
        AuthenticationMode.of(row.getString("backend_version")),
        row.getBoolean("referrer_filters_required"),
        row.getBoolean("active"),
        row.getBoolean("default_service"));
  }

  @Nullable String defaultOf(String providerKey) throws SQLException {
    return rows.first(
        "SELECT id FROM service WHERE provider_key = ? AND default_service = 1",
        row -> row.getString(1),
        providerKey);
  }

  boolean hasOthers(String providerKey, String id) throws SQLException {
    return rows.exist(
        "SELECT 1 FROM service WHERE provider_key = ? AND id <> ? LIMIT 1", providerKey, id);
  }

  /** Adds or changes a service; one that says it is the default replaces the one before. */
  void put(ServiceAttributes service) throws SQLException {
    if (service.defaultService()) {
      rows.update(
          "UPDATE service SET default_service = 0 WHERE provider_key = ? AND default_service = 1",
          service.providerKey());
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
  }

  /** Makes the provider's first service its default, when it has services and no default. */
  void electDefault(String providerKey) throws SQLException {
    if (defaultOf(providerKey) == null) {
      rows.update(
          """
          UPDATE service SET default_service = 1
          WHERE position = (SELECT min(position) FROM service WHERE provider_key = ?)
          """,
          providerKey);
    }
  }

  void changeProviderKey(String from, String to) throws SQLException {
    rows.update("UPDATE service SET provider_key = ? WHERE provider_key = ?", to, from);
  }

  void remove(String id) throws SQLException {
    rows.update("DELETE FROM service WHERE id = ?", id);
  }
}
