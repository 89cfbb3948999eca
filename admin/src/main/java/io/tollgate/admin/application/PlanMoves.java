package io.tollgate.admin.application;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.plan.CustomPlans;
import io.tollgate.admin.plan.Plan;
import io.tollgate.admin.plan.PlanKind;
import io.tollgate.admin.plan.Plans;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Puts applications on other plans, within a transaction that has locked service and account.
 * Credentials and counters stay; a customised plan that is left is deleted.
 */
final class PlanMoves {
  private final ApplicationAudit audit;
  private final PlanChangeLog requests;
  private final CustomPlans customPlans;
  private final InstantSource clock;

  PlanMoves(
      ApplicationAudit audit,
      PlanChangeLog requests,
      CustomPlans customPlans,
      InstantSource clock) {
    this.audit = audit;
    this.requests = requests;
    this.customPlans = customPlans;
    this.clock = clock;
  }

  /** To another plan of its service, whoever decided it; what was asked for before is settled. */
  Outcome<Plan> change(Transaction transaction, Caller caller, Application application, Plan plan) {
    requests.supersede(transaction, caller, application.id());
    return move(transaction, caller, application, plan, Action.PLAN_CHANGED);
  }

  /** To a copy of its plan that it alone uses; the same one when it has it already. */
  Outcome<Plan> customise(Transaction transaction, Caller caller, Application application) {
    return Outcome.found(plan(transaction, application.context().planId()))
        .then(
            plan ->
                plan.isCustom()
                    ? Outcome.done(plan)
                    : move(
                        transaction,
                        caller,
                        application,
                        customPlans.copy(transaction, caller, plan),
                        Action.UPDATED));
  }

  /** Back to the plan that its own was copied from; nothing when it has no copy. */
  Outcome<Plan> decustomise(Transaction transaction, Caller caller, Application application) {
    return Outcome.found(plan(transaction, application.context().planId()))
        .then(
            plan -> {
              Long originalId = plan.originalId();
              return originalId == null
                  ? Outcome.done(plan)
                  : Outcome.found(plan(transaction, originalId))
                      .then(
                          original ->
                              move(transaction, caller, application, original, Action.UPDATED));
            });
  }

  private Outcome<Plan> move(
      Transaction transaction, Caller caller, Application application, Plan plan, Action action) {
    ApplicationTable.setPlan(transaction, application.id(), plan.id(), clock.millis());
    return audit
        .changed(transaction, caller, application, action)
        .map(
            after -> {
              customPlans.discard(transaction, caller, application.context().planId());
              return plan;
            });
  }

  private static @Nullable Plan plan(Transaction transaction, long id) {
    return Plans.find(transaction, PlanKind.APPLICATION, id);
  }
}
