package io.tollgate.backend.store.embedded.catalog;

import io.tollgate.backend.store.embedded.sqlite.Rows;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Which application a user key means, in {@code catalog.db}; it need not exist. */
final class UserKeyTable {

  static final List<String> SCHEMA =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS user_key (
            service TEXT NOT NULL, user_key TEXT NOT NULL, application TEXT NOT NULL,
            PRIMARY KEY (service, user_key)) WITHOUT ROWID
          """,
          "CREATE INDEX IF NOT EXISTS user_key_of_application ON user_key (service, application)");

  private final Rows rows;

  UserKeyTable(Rows rows) {
    this.rows = rows;
  }

  /** Hands out user keys and applications of a service. */
  void each(String serviceId, BiConsumer<String, String> into) throws SQLException {
    rows.each(
        "SELECT user_key, application FROM user_key WHERE service = ?",
        row -> into.accept(row.getString(1), row.getString(2)),
        serviceId);
  }

  Set<String> of(String serviceId, String applicationId) throws SQLException {
    return rows.querySet(
        "SELECT user_key FROM user_key WHERE service = ? AND application = ?",
        serviceId,
        applicationId);
  }

  @Nullable String applicationOf(String serviceId, String userKey) throws SQLException {
    return rows.first(
        "SELECT application FROM user_key WHERE service = ? AND user_key = ?",
        row -> row.getString(1),
        serviceId,
        userKey);
  }

  void put(String serviceId, String userKey, String applicationId) throws SQLException {
    rows.update(
        "INSERT OR REPLACE INTO user_key VALUES (?, ?, ?)", serviceId, userKey, applicationId);
  }

  void remove(String serviceId, String userKey) throws SQLException {
    rows.update("DELETE FROM user_key WHERE service = ? AND user_key = ?", serviceId, userKey);
  }

  /**
   * Makes these the user keys of the application and writes only what differs.
   *
   * @return those that mean nothing any more
   */
  Set<String> replace(String serviceId, String applicationId, Set<String> userKeys)
      throws SQLException {
    Difference<String> difference = Difference.between(of(serviceId, applicationId), userKeys);
    for (String userKey : difference.gone()) {
      remove(serviceId, userKey);
    }
    for (String userKey : difference.added()) {
      put(serviceId, userKey, applicationId);
    }
    return difference.gone();
  }

  void removeAll(String serviceId) throws SQLException {
    rows.update("DELETE FROM user_key WHERE service = ?", serviceId);
  }
}
