package io.tollgate.admin.application;

import io.tollgate.admin.account.Subscriptions;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.field.FieldRules;
import io.tollgate.admin.field.FieldTarget;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Refusal;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.plan.Plan;
import io.tollgate.admin.plan.PlanChoice;
import io.tollgate.admin.plan.PlanKind;
import io.tollgate.admin.plan.Plans;
import io.tollgate.admin.rest.input.Change;
import java.time.InstantSource;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Changes of one application: its fields, state and plan, and its end. */
final class ApplicationChanges {
  private final Database database;
  private final ApplicationAudit audit;
  private final ApplicationEnd end;
  private final PlanMoves moves;
  private final InstantSource clock;

  ApplicationChanges(
      Database database,
      ApplicationAudit audit,
      ApplicationEnd end,
      PlanMoves moves,
      InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.end = end;
    this.moves = moves;
    this.clock = clock;
  }

  private <T> Outcome<T> locked(
      Caller caller,
      Application application,
      BiFunction<Transaction, Application, Outcome<T>> change) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Application present = ApplicationAudit.locked(transaction, application);
          return present == null ? Outcome.notFound() : change.apply(transaction, present);
        });
  }

  Outcome<Application> update(
      Caller caller, Application application, Change<ApplicationAttributes> change) {
    return locked(
        caller,
        application,
        (transaction, present) -> {
          ApplicationAttributes asked = change.appliedTo(present.attributes());
          FieldRules rules = FieldRules.of(transaction, FieldTarget.APPLICATION);
          ApplicationAttributes wanted = asked.kept(rules);
          Errors errors =
              wanted
                  .check()
                  .errors(rules.checkChange(asked.extraFields()))
                  .unless(
                      !NewApplications.isUserKeyTaken(
                          transaction, present.serviceId(), wanted.userKey(), present.id()),
                      "user_key",
                      Validation.TAKEN)
                  .errors();
          if (!errors.isEmpty()) {
            return Outcome.invalid(errors);
          }
          if (wanted.equals(present.attributes())) {
            return Outcome.done(present);
          }
          ApplicationTable.update(transaction, present.id(), wanted, clock.millis());
          return audit.changed(transaction, caller, present, Action.UPDATED);
        });
  }

  /** Applies an event of {@link ApplicationState}. */
  Outcome<Application> changeState(Caller caller, Application application, String event) {
    return locked(
        caller,
        application,
        (transaction, present) -> {
          ApplicationState next = present.state().after(event);
          if (next == null) {
            return Outcome.failed(illegal(present, event));
          }
          long now = clock.millis();
          ApplicationTable.setState(transaction, present.id(), next, now);
          if (present.state() == ApplicationState.PENDING) {
            ApplicationTable.setAccepted(
                transaction, present.id(), trialEnd(transaction, present, now), now);
          }
          return audit.changed(transaction, caller, present, Action.STATE_CHANGED);
        });
  }

  private static @Nullable Long trialEnd(
      Transaction transaction, Application application, long now) {
    Plan plan = Plans.find(transaction, PlanKind.APPLICATION, application.context().planId());
    return plan == null ? null : Subscriptions.trialEnd(plan, now);
  }

  private static Refusal illegal(Application application, String event) {
    return Refusal.IllegalTransition.of(
        "an application that is",
        application.state().wireName(),
        event,
        ApplicationRepresentation.APPLICATION.audited(application));
  }

  /** Puts it on another plan of its service; credentials and counters stay. */
  Outcome<Plan> changePlan(Caller caller, Application application, PlanChoice choice) {
    return choice
        .required()
        .then(
            planId ->
                locked(
                    caller,
                    application,
                    (transaction, present) -> changedPlan(transaction, caller, present, planId)));
  }

  private Outcome<Plan> changedPlan(
      Transaction transaction, Caller caller, Application present, long planId) {
    Plan plan = Plans.find(transaction, PlanKind.APPLICATION, planId);
    if (plan == null || !caller.sees(plan.service())) {
      return Outcome.notFound();
    }
    if (plan.id() == present.context().planId()) {
      return Outcome.done(plan);
    }
    if (plan.isCustom()) {
      return Outcome.notFound();
    }
    return plan.service() == present.serviceId()
        ? moves.change(transaction, caller, present, plan)
        : Outcome.invalid("plan", "must be a plan of the application's service");
  }

  /** Gives it a copy of its plan for itself. */
  Outcome<Plan> customisePlan(Caller caller, Application application) {
    return locked(
        caller,
        application,
        (transaction, present) -> moves.customise(transaction, caller, present));
  }

  /** Takes its own copy of a plan away. */
  Outcome<Plan> decustomisePlan(Caller caller, Application application) {
    return locked(
        caller,
        application,
        (transaction, present) -> moves.decustomise(transaction, caller, present));
  }

  /**
   * Also rejects a pending one.
   *
   * @param reason told to the developer, null for none
   */
  Outcome<Application> delete(Caller caller, Application application, @Nullable String reason) {
    Errors errors = new Validation().prose("reason", reason).errors();
    if (!errors.isEmpty()) {
      return Outcome.invalid(errors);
    }
    return locked(
        caller,
        application,
        (transaction, present) -> {
          end.of(transaction, caller, present, reason);
          return Outcome.done(present);
        });
  }
}
