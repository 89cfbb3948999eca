package io.tollgate.server.settings;

import io.tollgate.admin.outgoing.Network;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The admin side: system of record and Account Management API.
 *
 * @param databaseUrl JDBC URL; null: SQLite in the data directory
 * @param databasePassword null: none; kept apart from the URL so that it need not stand in a file
 * @param publicUrl base URL in links of answers; null: the one the caller used
 * @param stagingUrlTemplate null: {@code http://{system_name}.staging.localhost} with the gateway's
 *     port
 * @param productionUrlTemplate null: {@code http://{system_name}.localhost} with the gateway's port
 * @param eventsSecret null: no backend may say that events wait
 * @param trustedProxies whose X-Forwarded-For is believed
 */
public record AdminSection(
    String bind,
    int port,
    @Nullable String databaseUrl,
    @Nullable String databaseUser,
    @Nullable String databasePassword,
    @Nullable String publicUrl,
    @Nullable String stagingUrlTemplate,
    @Nullable String productionUrlTemplate,
    boolean allowPrivateBackends,
    @Nullable String eventsSecret,
    List<Network> trustedProxies) {

  public static final Setting<String> BIND =
      Setting.of(
          "admin.bind",
          ValueType.HOST,
          "127.0.0.1",
          "Address on which the Account Management API is served.");

  public static final Setting<Integer> PORT =
      Setting.of("admin.port", ValueType.PORT, "8000", "Port of the Account Management API.");

  public static final Setting<String> DATABASE_URL =
      Setting.of(
          "admin.database.url",
          databaseUrlType(),
          null,
          "Database of the admin side. Unset: SQLite in the data directory.");

  public static final Setting<String> DATABASE_USER =
      Setting.of("admin.database.user", ValueType.TEXT, null, "User of a PostgreSQL database.");

  public static final Setting<String> DATABASE_PASSWORD =
      Setting.of(
              "admin.database.password", ValueType.TEXT, null, "Password of that user; a secret.")
          .asSecret();

  public static final Setting<String> PUBLIC_URL =
      Setting.of(
          "admin.public-url",
          ValueType.URL,
          null,
          "Base URL in the links of answers. Unset: the one the caller used.");

  public static final Setting<String> STAGING_URL_TEMPLATE =
      Setting.of(
          "admin.staging-url-template",
          ValueType.TEXT,
          null,
          "Staging address of a new product; {system_name} is filled in. Unset: http://{system_name}.staging.localhost with the"
              + " gateway's port.");

  public static final Setting<String> PRODUCTION_URL_TEMPLATE =
      Setting.of(
          "admin.production-url-template",
          ValueType.TEXT,
          null,
          "Production address of a new product. Unset: http://{system_name}.localhost with the gateway's port.");

  public static final Setting<Boolean> ALLOW_PRIVATE_BACKENDS =
      Setting.of(
          "admin.allow-private-backends",
          ValueType.BOOLEAN,
          "true",
          "Whether an upstream may be localhost or in a private network.");

  public static final Setting<String> EVENTS_SECRET =
      Setting.of(
              "admin.events-secret",
              ValueType.SECRET,
              null,
              "What a backend in another process shows at /master/events/import.xml to say that events (alerts, first traffic) wait, its"
                  + " backend.events-hook-secret; a secret. Unset: none may, and events are looked for every other second.")
          .asSecret();

  public static final Setting<List<Network>> TRUSTED_PROXIES =
      Setting.of(
          "admin.trusted-proxies",
          OutgoingSection.NETWORKS,
          null,
          "Networks of proxies in front of the Account Management API whose X-Forwarded-For is believed: by it failed authentication is"
              + " throttled and the audit names the source. Unset: none.");

  static final List<Setting<?>> ALL =
      List.of(
          BIND,
          PORT,
          DATABASE_URL,
          DATABASE_USER,
          DATABASE_PASSWORD,
          PUBLIC_URL,
          STAGING_URL_TEMPLATE,
          PRODUCTION_URL_TEMPLATE,
          ALLOW_PRIVATE_BACKENDS,
          EVENTS_SECRET,
          TRUSTED_PROXIES);

  public static AdminSection from(SettingValues values) {
    @Nullable List<Network> proxies = values.find(TRUSTED_PROXIES);
    return new AdminSection(
        values.get(BIND),
        values.get(PORT),
        values.find(DATABASE_URL),
        values.find(DATABASE_USER),
        values.find(DATABASE_PASSWORD),
        values.find(PUBLIC_URL),
        values.find(STAGING_URL_TEMPLATE),
        values.find(PRODUCTION_URL_TEMPLATE),
        values.get(ALLOW_PRIVATE_BACKENDS),
        values.find(EVENTS_SECRET),
        proxies == null ? List.of() : proxies);
  }

  /** Without the database's address and password: either may hold a secret. */
  @Override
  public String toString() {
    return "AdminSection[" + bind + ":" + port + "]";
  }

  private static ValueType<String> databaseUrlType() {
    return new ValueType<>(
        "jdbc:postgresql://host:port/database or jdbc:sqlite:file",
        text -> {
          if (!text.startsWith("jdbc:postgresql:") && !text.startsWith("jdbc:sqlite:")) {
            throw new IllegalArgumentException();
          }
          return text;
        });
  }
}
