package io.tollgate.admin.plan;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Subject;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.service.Services;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What plans cost per unit of a metric. */
public final class PricingRules {
  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final Plans plans;

  public PricingRules(Database database, Events events, InstantSource clock, Plans plans) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.plans = plans;
  }

  public List<Route<?, ?, ?>> routes() {
    return new PricingResource(this, plans).routes();
  }

  List<PricingRule> of(Caller caller, Plan plan) {
    return database.read(caller.tenantId(), rows -> PricingTable.ofPlan(rows, plan.id()));
  }

  List<PricingRule> of(Caller caller, PlanMetric which) {
    return database.read(
        caller.tenantId(), rows -> PricingTable.of(rows, which.plan().id(), which.metric().id()));
  }

  @Nullable PlanMetric metric(Caller caller, Plan plan, long metricId) {
    return database.<@Nullable PlanMetric>read(
        caller.tenantId(), rows -> PlanMetric.find(rows, plan, metricId));
  }

  @Nullable PricingRule find(Caller caller, PlanMetric which, long id) {
    PricingRule rule =
        database.<@Nullable PricingRule>read(
            caller.tenantId(), rows -> PricingTable.find(rows, id));
    return rule != null
            && rule.planId() == which.plan().id()
            && rule.metricId() == which.metric().id()
        ? rule
        : null;
  }

  Outcome<PricingRule> create(Caller caller, PlanMetric which, PricingDraft draft) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          if (Services.locked(transaction, which.plan().service()) == null
              || !which.holds(transaction)) {
            return Outcome.notFound();
          }
          long plan = which.plan().id();
          long metric = which.metric().id();
          Validation validation = draft.check();
          if (validation.errors().isEmpty()) {
            validation.unless(
                PricingTable.of(transaction, plan, metric).stream()
                    .noneMatch(rule -> rule.overlaps(draft.first(), draft.max())),
                "min",
                "overlaps with the range of another pricing rule");
          }
          Errors errors = validation.errors();
          if (!errors.isEmpty()) {
            return Outcome.invalid(errors);
          }
          long id =
              PricingTable.insert(
                  transaction,
                  plan,
                  metric,
                  draft.cost(),
                  draft.first(),
                  draft.max(),
                  clock.millis());
          return Outcome.found(PricingTable.find(transaction, id))
              .map(made -> recorded(transaction, caller, made, Action.CREATED));
        });
  }

  Outcome<PricingRule> delete(Caller caller, PricingRule rule) {
    return database.write(
        caller.tenantId(),
        transaction ->
            PricingTable.delete(transaction, rule.id()) == 0
                ? Outcome.notFound()
                : Outcome.done(recorded(transaction, caller, rule, Action.DELETED)));
  }

  private PricingRule recorded(
      Transaction transaction, Caller caller, PricingRule rule, Action action) {
    events.record(
        transaction,
        caller,
        new AdminEvent.Recorded(
            new Subject("pricing_rule", rule.id()),
            action,
            PlanRepresentation.PRICING_RULE.audited(rule)));
    return rule;
  }
}
