package io.tollgate.server.composition;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.admin.Admin;
import io.tollgate.admin.AdminSettings;
import io.tollgate.admin.FirstStart;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.DatabaseSettings;
import io.tollgate.admin.database.DatabaseUnavailable;
import io.tollgate.admin.integration.EndpointTemplates;
import io.tollgate.admin.integration.IntegrationSettings;
import io.tollgate.admin.notification.MailSettings;
import io.tollgate.admin.outgoing.Network;
import io.tollgate.admin.rest.server.CannotListen;
import io.tollgate.protocol.gateway.GatewayPublication;
import io.tollgate.server.settings.AdminSection;
import io.tollgate.server.settings.MailSection;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The system of record: opens its database, makes the first tenant, publishes everything once and
 * then every change.
 */
public final class AdminRole implements AutoCloseable {

  private final Admin admin;
  private final FirstStart.@Nullable Credentials firstSecrets;
  private final String bind;
  private final PublishedBackend backend;

  private AdminRole(
      Admin admin,
      FirstStart.@Nullable Credentials firstSecrets,
      String bind,
      PublishedBackend backend) {
    this.admin = admin;
    this.firstSecrets = firstSecrets;
    this.bind = bind;
    this.backend = backend;
  }

  /**
   * What the admin side needs of the rest of the world.
   *
   * @param gatewayPort for the addresses of new products
   * @param allowed private networks that webhooks and test calls may reach
   * @param mail how users are told of changes
   */
  record Surroundings(
      PublishedBackend backend,
      GatewayPublication gateway,
      int gatewayPort,
      List<Network> allowed,
      MailSection mail) {}

  /**
   * Opens the database and makes the first tenant; what follows in the process may use the features
   * before it serves.
   *
   * @throws StartRefused when the database cannot be used
   */
  static AdminRole open(
      AdminSection settings, Path dataDirectory, Surroundings surroundings, InstantSource clock) {
    try {
      Admin admin =
          Admin.open(
              adminSettings(settings, dataDirectory, surroundings),
              clock,
              new SecureRandom(),
              new Admin.Neighbours(
                  surroundings.backend().administration(),
                  surroundings.backend().observation(),
                  surroundings.gateway()));
      return new AdminRole(admin, admin.prepare(), settings.bind(), surroundings.backend());
    } catch (DatabaseUnavailable e) {
      throw new StartRefused(String.valueOf(e.getMessage()), e);
    }
  }

  private static AdminSettings adminSettings(
      AdminSection settings, Path dataDirectory, Surroundings around) {
    int port = around.gatewayPort();
    String publicUrl =
        Objects.requireNonNullElse(settings.publicUrl(), "http://localhost:" + settings.port());
    return new AdminSettings(
        database(settings, dataDirectory),
        settings.bind(),
        settings.port(),
        publicUrl,
        settings.trustedProxies(),
        new IntegrationSettings(
            new EndpointTemplates(
                Objects.requireNonNullElse(
                    settings.stagingUrlTemplate(),
                    "http://{system_name}.staging.localhost:" + port),
                Objects.requireNonNullElse(
                    settings.productionUrlTemplate(), "http://{system_name}.localhost:" + port),
                true),
            false,
            around.backend().url(),
            false,
            settings.allowPrivateBackends()),
        new AdminSettings.OutgoingSettings(around.allowed()),
        mail(around.mail(), publicUrl),
        settings.eventsSecret(),
        AdminSettings.LookAgain.USUAL);
  }

  private static MailSettings mail(MailSection mail, String adminUrl) {
    return new MailSettings(
        mail.host(),
        mail.port(),
        mail.security(),
        mail.user(),
        mail.password(),
        mail.from(),
        adminUrl,
        mail.portalUrl());
  }

  /** Where the system of record is kept, for commands that open it beside the server, too. */
  public static DatabaseSettings database(AdminSection settings, Path dataDirectory) {
    String url = settings.databaseUrl();
    if (url == null) {
      return new DatabaseSettings.Sqlite(dataDirectory.resolve("admin.db"));
    }
    if (url.startsWith(SQLITE)) {
      return new DatabaseSettings.Sqlite(Path.of(url.substring(SQLITE.length())));
    }
    return new DatabaseSettings.Postgresql(
        url,
        Objects.requireNonNullElse(settings.databaseUser(), ""),
        Objects.requireNonNullElse(settings.databasePassword(), ""),
        POSTGRESQL_CONNECTIONS);
  }

  private static final String SQLITE = "jdbc:sqlite:";
  private static final int POSTGRESQL_CONNECTIONS = 10;

  /**
   * Publishes and answers the API from now on.
   *
   * @throws StartRefused when the address cannot be used
   */
  void serve() {
    try {
      admin.start();
    } catch (CannotListen e) {
      throw Addresses.refused(e, AdminSection.PORT.name());
    }
    backend.watch(admin.publisher()::tellEverything);
  }

  /** Counts what the database is asked. */
  void measure(MeterRegistry meters) {
    FunctionCounter.builder("tollgate.admin.statements", admin.database(), Database::statements)
        .description("SQL statements sent to the admin database")
        .register(meters);
  }

  public Admin admin() {
    return admin;
  }

  /** The secrets of the tenant that was made at this start, null when there was one already. */
  public FirstStart.@Nullable Credentials firstSecrets() {
    return firstSecrets;
  }

  /** The first tenant, which is the only one in a usual installation. */
  long tenantId() {
    return admin.tenants().all().getFirst().id();
  }

  /** Base URL of the Account Management API. */
  public String url() {
    return Addresses.url(new InetSocketAddress(bind, admin.port()));
  }

  /** What keeps it from answering well, empty when nothing does. */
  Optional<String> missing() {
    List<String> missing = new ArrayList<>(admin.missing());
    backend.missing().ifPresent(missing::add);
    return missing.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", missing));
  }

  @Override
  public void close() {
    admin.close();
  }
}
