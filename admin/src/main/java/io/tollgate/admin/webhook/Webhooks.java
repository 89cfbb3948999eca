package io.tollgate.admin.webhook;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Signal;
import io.tollgate.admin.event.Subject;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.rest.input.Change;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.tenant.Tenants;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tenant's webhook and the events that could not be delivered. */
public final class Webhooks {
  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final Signal waiting;

  /**
   * @param waiting raised when an event is to be delivered again
   */
  public Webhooks(Database database, Events events, InstantSource clock, Signal waiting) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.waiting = waiting;
  }

  public List<Route<?, ?, ?>> routes() {
    return new WebhookResource(this).routes();
  }

  public Outcome<Webhook> update(Caller caller, Change<Webhook> change) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Tenants.lock(transaction, caller.tenantId());
          Webhook present = WebhookTable.of(transaction);
          Webhook wanted = change.appliedTo(present);
          Errors errors = wanted.check();
          if (!errors.isEmpty()) {
            return Outcome.invalid(errors);
          }
          if (!wanted.equals(present)) {
            WebhookTable.put(transaction, wanted, clock.millis());
            events.record(
                transaction,
                caller,
                new AdminEvent.Recorded(
                    subject(caller), Action.UPDATED, Webhook.SHOWN.audited(present, wanted)));
          }
          return Outcome.done(wanted);
        });
  }

  public List<Delivery> failures(Caller caller) {
    return database.read(caller.tenantId(), DeliveryTable::failures);
  }

  public @Nullable Delivery failure(Caller caller, String uuid) {
    return database.<@Nullable Delivery>read(
        caller.tenantId(), rows -> DeliveryTable.failure(rows, uuid));
  }

  /**
   * Forgets failures.
   *
   * @param upTo epoch milliseconds; null: all
   */
  public Outcome<Integer> forget(Caller caller, @Nullable Long upTo) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          int count = DeliveryTable.deleteFailures(transaction, upTo);
          if (count > 0) {
            events.record(
                transaction,
                caller,
                new AdminEvent.Recorded(
                    subject(caller), Action.UPDATED, Map.of("failures_forgotten", count)));
          }
          return Outcome.done(count);
        });
  }

  /** Sends a failed event again, to where the webhook points now. */
  public Outcome<Delivery> redeliver(Caller caller, Delivery failure) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Tenants.lock(transaction, caller.tenantId());
          Delivery present = DeliveryTable.failure(transaction, failure.uuid());
          if (present == null) {
            return Outcome.notFound();
          }
          String url =
              Objects.requireNonNullElse(WebhookTable.of(transaction).url(), present.url());
          DeliveryTable.again(transaction, present.id(), url, clock.millis());
          events.record(
              transaction,
              caller,
              new AdminEvent.Recorded(
                  subject(caller), Action.UPDATED, Map.of("redelivered", present.uuid())));
          transaction.afterCommit(waiting::raise);
          return Outcome.done(present);
        });
  }

  private static Subject subject(Caller caller) {
    return new Subject("webhook", caller.tenantId());
  }
}
