package io.tollgate.admin.application;

import static io.tollgate.admin.application.ApplicationRepresentation.APPLICATION;

import io.tollgate.admin.account.Accounts;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.service.Services;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every change of an application has around it: the locks before, the event after. */
final class ApplicationAudit {
  private final Events events;

  ApplicationAudit(Events events) {
    this.events = events;
  }

  /** The application as it is now, which nobody else changes; null when it is gone. */
  static @Nullable Application locked(Transaction transaction, Application application) {
    lock(transaction, application.serviceId(), application.accountId());
    return Applications.find(transaction, application.id());
  }

  /** Keeps others from changing the applications of this account under this service. */
  static void lock(Transaction transaction, long serviceId, long accountId) {
    Services.locked(transaction, serviceId);
    Accounts.locked(transaction, accountId);
  }

  Outcome<Application> created(Transaction transaction, Caller caller, long id) {
    return Outcome.found(Applications.find(transaction, id))
        .map(
            made -> {
              record(transaction, caller, made, Action.CREATED, APPLICATION.audited(made));
              return made;
            });
  }

  /** The application after a change, with what differs in the audit. */
  Outcome<Application> changed(
      Transaction transaction, Caller caller, Application before, Action action) {
    return Outcome.found(Applications.find(transaction, before.id()))
        .map(
            after -> {
              Map<String, Object> detail = new LinkedHashMap<>(APPLICATION.audited(before, after));
              if (!before.filters().equals(after.filters())) {
                detail.put("referrer_filters", List.of(filters(before), filters(after)));
              }
              record(transaction, caller, after, action, detail);
              return after;
            });
  }

  private static List<String> filters(Application application) {
    return application.filters().stream().map(ReferrerFilter::value).toList();
  }

  private void record(
      Transaction transaction,
      Caller caller,
      Application application,
      Action action,
      Map<String, ?> detail) {
    events.record(
        transaction,
        caller,
        new AdminEvent.ApplicationChanged(
            application.serviceId(), application.id(), action, detail));
  }

  /**
   * @param reason told to the developer, null for none
   */
  void deleted(
      Transaction transaction, Caller caller, Application application, @Nullable String reason) {
    Map<String, @Nullable Object> detail = new LinkedHashMap<>(APPLICATION.audited(application));
    if (reason != null) {
      detail.put("reason", reason);
    }
    events.record(
        transaction,
        caller,
        new AdminEvent.ApplicationDeleted(
            application.serviceId(), application.id(), application.applicationId(), detail));
  }
}
