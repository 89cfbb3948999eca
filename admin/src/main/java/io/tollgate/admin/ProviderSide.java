package io.tollgate.admin;

import io.tollgate.admin.account.Accounts;
import io.tollgate.admin.activedocs.ActiveDocs;
import io.tollgate.admin.application.KeptFieldValues;
import io.tollgate.admin.application.OldestCredentials;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.field.FieldDefinitions;
import io.tollgate.admin.integration.TestCalls;
import io.tollgate.admin.message.Messages;
import io.tollgate.admin.notification.Mailer;
import io.tollgate.admin.notification.Preferences;
import io.tollgate.admin.outgoing.OutgoingCalls;
import io.tollgate.admin.outgoing.OutgoingGuard;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.admin.settings.Settings;
import io.tollgate.admin.tenant.ProviderAccounts;
import io.tollgate.admin.webhook.Deliveries;
import io.tollgate.admin.webhook.Webhooks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;

/** The rooms of a provider's own affairs, and the threads that tell others of changes. */
public final class ProviderSide implements AutoCloseable {
  private final Settings settings;
  private final ProviderAccounts accounts;
  private final ActiveDocs activeDocs;
  private final FieldDefinitions fields;
  private final Messages messages;
  private final Webhooks webhooks;
  private final Preferences preferences;
  private final TestCalls testCalls;
  private final Deliveries deliveries;
  private final Mailer mailer;

  ProviderSide(Ground ground, AdminSettings told, Accounts developers, AfterChanges after) {
    Database database = ground.database();
    Events events = ground.events();
    InstantSource clock = ground.clock();
    SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
    OutgoingCalls calls =
        new OutgoingCalls(
            new OutgoingGuard(told.outgoing().allowed(), told.outgoing().resolver()), tls);
    settings = new Settings(database, events, clock);
    accounts = new ProviderAccounts(database, events, clock, told.publicUrl());
    activeDocs = new ActiveDocs(database, events, clock, ground.secrets());
    fields = new FieldDefinitions(database, events, clock, new KeptFieldValues());
    messages = new Messages(database, events, clock, developers);
    webhooks = new Webhooks(database, events, clock, after.hooked());
    preferences = new Preferences(database, events);
    testCalls =
        new TestCalls(
            database,
            events,
            clock,
            calls,
            told.integration().endpoints(),
            new OldestCredentials());
    Duration lookAgain = told.lookAgain().outgoing();
    deliveries = new Deliveries(database, calls, clock, after.hooked(), lookAgain);
    mailer = new Mailer(database, clock, after.mailed(), lookAgain, told.mail(), tls);
  }

  List<Route<?, ?, ?>> routes() {
    return Routes.together(
        settings.routes(),
        accounts.routes(),
        activeDocs.routes(),
        fields.routes(),
        messages.routes(),
        webhooks.routes(),
        preferences.routes());
  }

  public Messages messages() {
    return messages;
  }

  public TestCalls testCalls() {
    return testCalls;
  }

  void start() {
    deliveries.start();
    mailer.start();
  }

  @Override
  public void close() {
    deliveries.close();
    mailer.close();
  }
}
