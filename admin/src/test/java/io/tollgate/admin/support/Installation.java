package io.tollgate.admin.support;

import io.tollgate.admin.Admin;
import io.tollgate.admin.AdminSettings;
import io.tollgate.admin.FirstStart;
import io.tollgate.admin.database.DatabaseSettings;
import io.tollgate.admin.integration.EndpointTemplates;
import io.tollgate.admin.integration.IntegrationSettings;
import io.tollgate.admin.notification.MailSettings;
import io.tollgate.admin.outgoing.Network;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** One control plane on its own database; tests share it, each with a tenant of its own. */
public final class Installation implements AutoCloseable {
  public static final String PUBLIC_URL = "http://admin.example.com:8000";

  /** What a backend shows that says that events wait. */
  public static final String EVENTS_SECRET = "hush-hush-events";

  private final AtomicInteger tenants = new AtomicInteger();
  private final List<String> journal = new CopyOnWriteArrayList<>();
  private final SettableClock clock = new SettableClock();
  private final RecordedBackend backend = new RecordedBackend(journal);
  private final RecordedObservation observation = new RecordedObservation();
  private final RecordedGateway gateway = new RecordedGateway(journal);
  private final MailServer mailServer = new MailServer();
  private final DatabaseSettings database;
  private final AdminSettings.OutgoingSettings outgoing;
  private final Admin admin;

  public Installation(DatabaseSettings database) {
    this(database, new AdminSettings.OutgoingSettings(List.of(Network.parse("127.0.0.0/8"))));
  }

  /** With a say of its own about who may be called. */
  public Installation(DatabaseSettings database, AdminSettings.OutgoingSettings outgoing) {
    this.database = database;
    this.outgoing = outgoing;
    admin = open();
    admin.start();
  }

  /** Another control plane on the same database, not started. */
  public Admin open() {
    return open(true);
  }

  /**
   * As {@link #open()}.
   *
   * @param allowPrivate whether backends may be in private networks
   */
  public Admin open(boolean allowPrivate) {
    return Admin.open(
        settings(allowPrivate),
        clock,
        new SecureRandom(),
        new Admin.Neighbours(backend, observation, gateway));
  }

  private AdminSettings settings(boolean allowPrivate) {
    return new AdminSettings(
        database,
        "127.0.0.1",
        0,
        PUBLIC_URL,
        List.of(Network.parse("127.9.0.0/16")),
        new IntegrationSettings(
            new EndpointTemplates(
                "http://{system_name}.staging.localhost:8080",
                "http://{system_name}.localhost:8080",
                false),
            false,
            "http://127.0.0.1:3000",
            false,
            allowPrivate),
        outgoing,
        new MailSettings(
            "127.0.0.1",
            mailServer.port(),
            MailSettings.Security.NONE,
            MailServer.USER,
            MailServer.PASSWORD,
            "noreply@example.com",
            PUBLIC_URL,
            "http://portal.example.com"),
        EVENTS_SECRET);
  }

  /** A new tenant with a client that has its token, calling from an address of its own. */
  public Client tenant() {
    int number = tenants.incrementAndGet();
    FirstStart.Credentials credentials =
        admin.tenantMaker().createTenant("Provider " + number, "provider" + number);
    return new Client(
        admin.port(), credentials, "127.0." + number / 250 + "." + (number % 250 + 2));
  }

  /** As {@link #tenant()}, calling from an address whose X-Forwarded-For is believed. */
  public Client tenantBehindProxy() {
    int number = tenants.incrementAndGet();
    FirstStart.Credentials credentials =
        admin.tenantMaker().createTenant("Provider " + number, "provider" + number);
    return new Client(admin.port(), credentials, "127.9.0.1");
  }

  public DatabaseSettings database() {
    return database;
  }

  public Admin admin() {
    return admin;
  }

  public SettableClock clock() {
    return clock;
  }

  public MailServer mailServer() {
    return mailServer;
  }

  public RecordedBackend backend() {
    return backend;
  }

  public RecordedObservation observation() {
    return observation;
  }

  public RecordedGateway gateway() {
    return gateway;
  }

  /** What backend and gateway were told, in order. */
  public List<String> journal() {
    return journal;
  }

  @Override
  public void close() {
    admin.close();
    mailServer.close();
  }
}
