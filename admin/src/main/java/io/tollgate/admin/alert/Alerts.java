package io.tollgate.admin.alert;

import static io.tollgate.admin.alert.AlertResource.ALERT;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Subject;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.rest.output.Page;
import io.tollgate.admin.rest.output.PageRequest;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.protocol.administration.BackendEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The alerts of a provider's applications. */
public final class Alerts {
  /** One of each level in this time (portals.md, 7.4). */
  private static final long ONCE_IN = Duration.ofDays(1).toMillis();

  private final Database database;
  private final Events events;

  public Alerts(Database database, Events events) {
    this.database = database;
    this.events = events;
  }

  public List<Route<?, ?, ?>> routes() {
    return new AlertResource(this).routes();
  }

  Page<Alert> page(Caller caller, AlertFilter filter, PageRequest page) {
    return database.read(caller.tenantId(), rows -> AlertTable.page(rows, caller, filter, page));
  }

  @Nullable Alert find(Caller caller, long id) {
    return database.<@Nullable Alert>read(
        caller.tenantId(), rows -> AlertTable.find(rows, caller, id));
  }

  /** The alert with this id, null when there is none or it was deleted. */
  public static @Nullable Alert find(Rows rows, Caller caller, long id) {
    return AlertTable.find(rows, caller, id);
  }

  /**
   * Keeps what the backend announced of an application, unless it is kept already: the backend may
   * say things twice. The application's row is locked.
   */
  void raise(Transaction transaction, Caller caller, long applicationId, BackendEvent.Alert event) {
    long at = event.atMillis();
    if (AlertTable.has(transaction, applicationId, event.level(), at, ONCE_IN)) {
      return;
    }
    AlertTable.forgetDeleted(transaction, applicationId, at - ONCE_IN);
    long id = AlertTable.insert(transaction, applicationId, event);
    events.record(
        transaction,
        caller,
        new AdminEvent.Recorded(
            new Subject("alert", id),
            Action.CREATED,
            Map.of("application_id", applicationId, "level", event.level())));
  }

  /** Repeating it changes nothing. */
  Outcome<Alert> read(Caller caller, Alert alert) {
    return alert.is(AlertState.UNREAD)
        ? moved(caller, alert, AlertState.READ, Action.UPDATED)
        : Outcome.done(alert);
  }

  Outcome<Alert> delete(Caller caller, Alert alert) {
    return moved(caller, alert, AlertState.DELETED, Action.DELETED);
  }

  private Outcome<Alert> moved(Caller caller, Alert alert, AlertState to, Action action) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Alert present = AlertTable.find(transaction, caller, alert.id());
          if (present == null) {
            return Outcome.notFound();
          }
          AlertTable.setState(transaction, present.id(), to);
          events.record(
              transaction,
              caller,
              new AdminEvent.Recorded(
                  new Subject("alert", present.id()), action, ALERT.audited(present)));
          Alert after = AlertTable.find(transaction, caller, present.id());
          return Outcome.done(after == null ? present : after);
        });
  }
}
