package io.tollgate.admin.plan;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Subject;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Change;
import io.tollgate.admin.rest.output.Page;
import io.tollgate.admin.rest.output.PageRequest;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.service.Services;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The usage limits of application plans. */
public final class UsageLimits {

  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final Plans plans;

  public UsageLimits(Database database, Events events, InstantSource clock, Plans plans) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.plans = plans;
  }

  public List<Route<?, ?, ?>> routes() {
    return new LimitResource(this, plans).routes();
  }

  /** The limits of all plans of a service. */
  public static List<UsageLimit> ofService(Rows rows, long serviceId) {
    return LimitTable.ofService(rows, serviceId);
  }

  public Page<UsageLimit> page(Caller caller, Plan plan, PageRequest page) {
    return database.read(caller.tenantId(), rows -> LimitTable.page(rows, plan.id(), page));
  }

  /** Of this metric in this plan. */
  public List<UsageLimit> of(Caller caller, PlanMetric which) {
    return database.read(
        caller.tenantId(), rows -> LimitTable.of(rows, which.plan().id(), which.metric().id()));
  }

  /** The metric of a plan's service, or of a backend that the service uses; null else. */
  public @Nullable PlanMetric metric(Caller caller, Plan plan, long metricId) {
    return database.<@Nullable PlanMetric>read(
        caller.tenantId(), rows -> PlanMetric.find(rows, plan, metricId));
  }

  @Nullable UsageLimit find(Caller caller, PlanMetric which, long id) {
    UsageLimit limit =
        database.<@Nullable UsageLimit>read(caller.tenantId(), rows -> LimitTable.find(rows, id));
    return limit != null
            && limit.planId() == which.plan().id()
            && limit.metricId() == which.metric().id()
        ? limit
        : null;
  }

  public Outcome<UsageLimit> create(Caller caller, PlanMetric which, LimitDraft draft) {
    long planId = which.plan().id();
    long metricId = which.metric().id();
    return database.write(
        caller.tenantId(),
        transaction -> {
          if (Services.locked(transaction, which.plan().service()) == null
              || !which.holds(transaction)) {
            return Outcome.notFound();
          }
          Errors errors = check(transaction, planId, metricId, draft, 0);
          if (!errors.isEmpty()) {
            return Outcome.invalid(errors);
          }
          long id = LimitTable.insert(transaction, planId, metricId, draft, clock.millis());
          UsageLimit made = Objects.requireNonNull(LimitTable.find(transaction, id));
          record(transaction, caller, made, Action.CREATED, PlanRepresentation.LIMIT.audited(made));
          return Outcome.done(made);
        });
  }

  public Outcome<UsageLimit> update(Caller caller, UsageLimit limit, Change<LimitDraft> change) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          UsageLimit present = locked(transaction, limit);
          if (present == null) {
            return Outcome.notFound();
          }
          LimitDraft before = new LimitDraft(present.period().wireName(), present.value());
          LimitDraft wanted = change.appliedTo(before);
          Errors errors =
              check(transaction, present.planId(), present.metricId(), wanted, present.id());
          if (!errors.isEmpty()) {
            return Outcome.invalid(errors);
          }
          if (wanted.equals(before)) {
            return Outcome.done(present);
          }
          LimitTable.update(transaction, present.id(), wanted, clock.millis());
          UsageLimit after = Objects.requireNonNull(LimitTable.find(transaction, present.id()));
          record(
              transaction,
              caller,
              after,
              Action.UPDATED,
              PlanRepresentation.LIMIT.audited(present, after));
          return Outcome.done(after);
        });
  }

  public Outcome<UsageLimit> delete(Caller caller, UsageLimit limit) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          UsageLimit present = locked(transaction, limit);
          if (present == null) {
            return Outcome.notFound();
          }
          LimitTable.delete(transaction, present.id());
          record(
              transaction,
              caller,
              present,
              Action.DELETED,
              PlanRepresentation.LIMIT.audited(present));
          return Outcome.done(present);
        });
  }

  private static Errors check(
      Rows rows, long planId, long metricId, LimitDraft draft, long except) {
    String period = String.valueOf(draft.period());
    return draft
        .check()
        .unless(
            !LimitTable.hasPeriod(rows, planId, metricId, period, except),
            "period",
            Validation.TAKEN)
        .errors();
  }

  private static @Nullable UsageLimit locked(Transaction transaction, UsageLimit limit) {
    Services.locked(transaction, limit.serviceId());
    return LimitTable.find(transaction, limit.id());
  }

  private void record(
      Transaction transaction,
      Caller caller,
      UsageLimit limit,
      Action action,
      Map<String, ?> detail) {
    events.record(
        transaction,
        caller,
        new AdminEvent.ServiceChanged(
            limit.serviceId(), new Subject("limit", limit.id()), action, detail));
  }
}
