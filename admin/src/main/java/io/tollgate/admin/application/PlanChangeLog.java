package io.tollgate.admin.application;

import static io.tollgate.admin.application.PlanChangeResource.REQUEST;
import static io.tollgate.admin.database.schema.Tables.PLAN_CHANGE_REQUEST;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Subject;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Files requests for another plan and notes what became of them. */
final class PlanChangeLog {
  private final Events events;
  private final InstantSource clock;

  PlanChangeLog(Events events, InstantSource clock) {
    this.events = events;
    this.clock = clock;
  }

  /** A new open request in the place of an older one. */
  PlanChangeRequest file(
      Transaction transaction, Caller caller, Application application, long toPlanId) {
    supersede(transaction, caller, application.id());
    long id =
        PlanChangeTable.insert(transaction, application, toPlanId, caller.userId(), clock.millis());
    PlanChangeRequest made = find(transaction, id);
    record(transaction, caller, made, Action.CREATED, REQUEST.audited(made));
    return made;
  }

  /** The open request of an application, if there is one, is not to be decided any more. */
  void supersede(Transaction transaction, Caller caller, long applicationId) {
    PlanChangeRequest open = PlanChangeTable.open(transaction, applicationId);
    if (open != null) {
      decide(transaction, caller, open, PlanChangeState.SUPERSEDED, null);
    }
  }

  PlanChangeRequest decide(
      Transaction transaction,
      Caller caller,
      PlanChangeRequest request,
      PlanChangeState state,
      @Nullable String reason) {
    PlanChangeTable.decide(transaction, request.id(), state, reason, clock.millis());
    PlanChangeRequest after = find(transaction, request.id());
    record(transaction, caller, after, Action.STATE_CHANGED, REQUEST.audited(request, after));
    return after;
  }

  private static PlanChangeRequest find(Transaction transaction, long id) {
    return Objects.requireNonNull(PlanChangeTable.find(transaction, PLAN_CHANGE_REQUEST.ID.eq(id)));
  }

  private void record(
      Transaction transaction,
      Caller caller,
      PlanChangeRequest request,
      Action action,
      Map<String, ?> detail) {
    events.record(
        transaction,
        caller,
        new AdminEvent.Recorded(new Subject("plan_change_request", request.id()), action, detail));
  }
}
