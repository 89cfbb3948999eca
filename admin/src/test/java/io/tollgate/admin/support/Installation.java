package io.tollgate.admin.support;

import io.tollgate.admin.Admin;
import io.tollgate.admin.AdminSettings;
import io.tollgate.admin.AdminSettings.LookAgain;
import io.tollgate.admin.AdminSettings.OutgoingSettings;
import io.tollgate.admin.FirstStart;
import io.tollgate.admin.database.DatabaseSettings;
import io.tollgate.admin.integration.EndpointTemplates;
import io.tollgate.admin.integration.IntegrationSettings;
import io.tollgate.admin.notification.MailSettings;
import io.tollgate.admin.outgoing.Network;
import io.tollgate.admin.support.Client.Reply;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** One control plane on its own database; tests share it, each with a tenant of its own. */
public final class Installation implements AutoCloseable {
  public static final String PUBLIC_URL = "http://admin.example.com:8000";

  /** What a backend shows that says that events wait. */
  public static final String EVENTS_SECRET = "hush-hush-events";

  private static final OutgoingSettings LOOPBACK =
      new OutgoingSettings(List.of(Network.parse("127.0.0.0/8")));

  /** So that what is due when the clock was set is soon seen. */
  private static final Duration SOON = Duration.ofMillis(20);

  /** So that nothing but the backend's call lets events be known. */
  private static final Duration NEVER = Duration.ofHours(1);

  private final AtomicInteger tenants = new AtomicInteger();
  private final List<String> journal = new CopyOnWriteArrayList<>();
  private final SettableClock clock = new SettableClock();
  private final RecordedBackend backend = new RecordedBackend(journal);
  private final RecordedObservation observation = new RecordedObservation();
  private final RecordedGateway gateway = new RecordedGateway(journal);
  private final MailServer mailServer = new MailServer();
  private final DatabaseSettings database;
  private final OutgoingSettings outgoing;
  private final LookAgain lookAgain;
  private final Admin admin;

  public Installation(DatabaseSettings database) {
    this(database, LOOPBACK);
  }

  /** With a say of its own about who may be called. */
  public Installation(DatabaseSettings database, OutgoingSettings outgoing) {
    this(database, outgoing, new LookAgain(SOON, NEVER));
    Client backend = nobody();
    observation.wakesBy(() -> wake(backend));
  }

  private Installation(DatabaseSettings database, OutgoingSettings outgoing, LookAgain lookAgain) {
    this.database = database;
    this.outgoing = outgoing;
    this.lookAgain = lookAgain;
    admin = open();
    admin.start();
  }

  /** Looks for nothing unless it is woken, and its backend wakes nobody. */
  public static Installation quiet(DatabaseSettings database) {
    return new Installation(database, LOOPBACK, new LookAgain(NEVER, NEVER));
  }

  /** Asks its backend all the time, which wakes nobody. */
  public static Installation asking(DatabaseSettings database) {
    return new Installation(database, LOOPBACK, new LookAgain(SOON, SOON));
  }

  private static void wake(Client backend) {
    Reply reply = backend.post("/master/events/import.xml?secret=" + EVENTS_SECRET);
    if (reply.status() != 200) {
      throw new IllegalStateException("the import was not woken: " + reply.status());
    }
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
        EVENTS_SECRET,
        lookAgain);
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

  /** A caller without any credential. */
  public Client nobody() {
    return new Client(
            admin.port(), new FirstStart.Credentials(0, "none", "none", null), "127.0.0.1")
        .anonymous();
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
