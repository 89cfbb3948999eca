package io.tollgate.admin.plan;

import static io.tollgate.admin.database.schema.Tables.PLAN;

import io.tollgate.admin.access.Secrets;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.caller.Section;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Selection;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Subject;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.SystemName;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Change;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.Services;
import io.tollgate.admin.tenant.Tenants;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Plans of every kind. */
public final class Plans {
  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final Secrets secrets;
  private final Services services;
  private final PlanUse use;

  /**
   * @param use asked before a plan is deleted
   */
  public Plans(
      Database database,
      Events events,
      InstantSource clock,
      Secrets secrets,
      Services services,
      PlanUse use) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.secrets = secrets;
    this.services = services;
    this.use = use;
  }

  public List<Route<?, ?, ?>> routes() {
    List<Route<?, ?, ?>> routes = new ArrayList<>();
    routes.addAll(new PlanResource(this, services, PlanKind.APPLICATION, Section.PLANS).routes());
    routes.addAll(new PlanResource(this, services, PlanKind.SERVICE, Section.PARTNERS).routes());
    routes.addAll(new AccountPlanResource(this).routes());
    return routes;
  }

  /** A plan of this kind, customised ones included; null when there is none. */
  public static @Nullable Plan find(Rows rows, PlanKind kind, long id) {
    return PlanTable.find(rows, kind, id);
  }

  /** These plans of any kind by id, customised ones included. */
  public static Map<Long, Plan> byId(Rows rows, Collection<Long> ids) {
    return ids.isEmpty() ? Map.of() : PlanTable.byId(rows, ids);
  }

  /** Whether accounts that take this account plan wait for approval. */
  public static boolean wantsApproval(Rows rows, long id) {
    Plan plan = find(rows, PlanKind.ACCOUNT, id);
    return plan != null && plan.approvalRequired();
  }

  /** Says of the tenant's only account plan who waits; one among several stays as it is. */
  public static void setApproval(Transaction transaction, long id, boolean required, long now) {
    if (PlanTable.count(transaction, PlanKind.ACCOUNT) == 1) {
      PlanTable.setApproval(transaction, id, required, now);
    }
  }

  /** The plan of this kind and id, null when there is none that the caller sees. */
  public @Nullable Plan find(Caller caller, PlanKind kind, long id) {
    Plan plan = database.<@Nullable Plan>read(caller.tenantId(), rows -> find(rows, kind, id));
    return plan != null && (plan.serviceId() == null || caller.sees(plan.service())) ? plan : null;
  }

  /** The application plan with this id, null when there is none that the caller sees. */
  public @Nullable Plan findApplicationPlan(Caller caller, long id) {
    return find(caller, PlanKind.APPLICATION, id);
  }

  /** All plans of a kind that the caller sees, without customised ones. */
  public List<Plan> all(Caller caller, PlanKind kind) {
    return database.read(
        caller.tenantId(),
        rows ->
            PlanTable.all(
                rows,
                kind,
                kind == PlanKind.ACCOUNT
                    ? DSL.noCondition()
                    : Selection.among(PLAN.SERVICE_ID, caller.services())));
  }

  /** The plans of a service, without customised ones. */
  public List<Plan> of(Caller caller, PlanKind kind, Service service) {
    return database.read(
        caller.tenantId(), rows -> PlanTable.all(rows, kind, PLAN.SERVICE_ID.eq(service.id())));
  }

  /** Makes a plan of a service. */
  public Outcome<Plan> create(
      Caller caller, PlanKind kind, Service service, PlanAttributes attributes) {
    return create(caller, kind, service.id(), attributes);
  }

  /** Makes a plan like this one: with its limits, prices, features and state, without anybody. */
  Outcome<Plan> copy(Caller caller, Plan plan, PlanCopyDraft draft) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Plan original = locked(transaction, caller, plan);
          return original == null
              ? Outcome.notFound()
              : insert(transaction, caller, plan.kind(), plan.service(), draft.of(original))
                  .map(made -> filled(transaction, caller, original, made));
        });
  }

  private Plan filled(Transaction transaction, Caller caller, Plan original, Plan made) {
    PlanParts.copy(transaction, original.id(), made.id(), clock.millis());
    events.record(
        transaction,
        caller,
        new AdminEvent.ServiceChanged(
            made.service(),
            new Subject("plan", made.id()),
            Action.UPDATED,
            Map.of("copied_from", original.id())));
    return made;
  }

  /** Makes an account plan. */
  public Outcome<Plan> create(Caller caller, PlanAttributes attributes) {
    return create(caller, PlanKind.ACCOUNT, (Long) null, attributes);
  }

  private Outcome<Plan> create(
      Caller caller, PlanKind kind, @Nullable Long serviceId, PlanAttributes attributes) {
    return database.write(
        caller.tenantId(),
        transaction ->
            Issuer.isLocked(transaction, caller, serviceId)
                ? insert(transaction, caller, kind, serviceId, attributes)
                : Outcome.notFound());
  }

  /**
   * Makes a plan within a transaction that has locked its issuer.
   *
   * @param serviceId null for an account plan
   */
  public Outcome<Plan> insert(
      Transaction transaction,
      Caller caller,
      PlanKind kind,
      @Nullable Long serviceId,
      PlanAttributes attributes) {
    Validation validation = attributes.check();
    PlanState state = state(validation, PlanState.HIDDEN, attributes.stateEvent());
    String systemName =
        attributes.systemName() == null
            ? SystemName.derive(String.valueOf(attributes.name()), "plan", secrets.random())
            : attributes.systemName();
    validation.unless(
        !PlanTable.hasSystemName(transaction, kind, serviceId, systemName),
        "system_name",
        Validation.TAKEN);
    Errors errors = validation.errors();
    if (!errors.isEmpty()) {
      return Outcome.invalid(errors);
    }
    long id =
        PlanTable.insert(
            transaction, kind, serviceId, null, attributes.kept(systemName), state, clock.millis());
    return Outcome.found(find(transaction, kind, id))
        .map(
            made -> {
              record(transaction, caller, made, Action.CREATED, PlanRepresentation.audited(made));
              return made;
            });
  }

  private static PlanState state(Validation validation, PlanState present, @Nullable String event) {
    PlanState next = event == null ? present : present.after(event);
    validation.unless(next != null, "state_event", Validation.INVALID);
    return next == null ? present : next;
  }

  public Outcome<Plan> update(Caller caller, Plan plan, Change<PlanAttributes> change) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Plan present = locked(transaction, caller, plan);
          return present == null
              ? Outcome.notFound()
              : updated(transaction, caller, present, change.appliedTo(present.attributes()));
        });
  }

  private Outcome<Plan> updated(
      Transaction transaction, Caller caller, Plan present, PlanAttributes wanted) {
    Validation validation = wanted.kept(present.systemName()).check();
    PlanState state = state(validation, present.state(), wanted.stateEvent());
    PlanAttributes kept = wanted.kept(present.systemName());
    Errors errors = validation.errors();
    if (!errors.isEmpty()) {
      return Outcome.invalid(errors);
    }
    if (kept.equals(present.attributes()) && state == present.state()) {
      return Outcome.done(present);
    }
    PlanTable.update(transaction, present.id(), kept, state, clock.millis());
    return Outcome.found(find(transaction, present.kind(), present.id()))
        .map(
            after -> {
              Map<String, ?> changes = PlanRepresentation.audited(present, after);
              if (present.kind() == PlanKind.APPLICATION && !present.name().equals(after.name())) {
                events.record(
                    transaction,
                    caller,
                    new AdminEvent.PlanRenamed(after.service(), after.id(), changes));
              } else {
                record(transaction, caller, after, Action.UPDATED, changes);
              }
              return after;
            });
  }

  /** Refused while anything is subscribed with it. */
  public Outcome<Plan> delete(Caller caller, Plan plan) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Plan present = locked(transaction, caller, plan);
          if (present == null) {
            return Outcome.notFound();
          }
          if (use.isSubscribed(transaction, present.id())
              || PlanTable.isCustomised(transaction, present.id())) {
            return Outcome.forbidden("This plan cannot be deleted because it is in use");
          }
          if (present.isDefault()) {
            setDefault(transaction, caller, present, null);
          }
          PlanTable.delete(transaction, present.id());
          Subject subject = new Subject("plan", present.id());
          Map<String, ?> detail = PlanRepresentation.audited(present);
          events.record(
              transaction,
              caller,
              present.kind() == PlanKind.APPLICATION
                  ? new AdminEvent.ServiceChanged(
                      present.service(), subject, Action.DELETED, detail)
                  : new AdminEvent.Recorded(subject, Action.DELETED, detail));
          return Outcome.done(present);
        });
  }

  /** Makes it the one that new subscriptions take when they name none. */
  public Outcome<Plan> makeDefault(Caller caller, Plan plan) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Plan present = locked(transaction, caller, plan);
          if (present == null) {
            return Outcome.notFound();
          }
          if (present.isDefault()) {
            return Outcome.done(present);
          }
          if (present.isCustom()) {
            return Outcome.invalid(Errors.BASE, "A customised plan cannot be the default");
          }
          setDefault(transaction, caller, present, present.id());
          record(
              transaction,
              caller,
              present,
              Action.UPDATED,
              Map.of("default", List.of(false, true)));
          return Outcome.found(find(transaction, present.kind(), present.id()));
        });
  }

  private static void setDefault(
      Transaction transaction, Caller caller, Plan plan, @Nullable Long id) {
    switch (plan.kind()) {
      case APPLICATION -> Services.setDefaultApplicationPlan(transaction, plan.service(), id);
      case SERVICE -> Services.setDefaultServicePlan(transaction, plan.service(), id);
      case ACCOUNT -> Tenants.setDefaultAccountPlan(transaction, caller.tenantId(), id);
    }
  }

  private static @Nullable Plan locked(Transaction transaction, Caller caller, Plan plan) {
    return Issuer.isLocked(transaction, caller, plan.serviceId())
        ? find(transaction, plan.kind(), plan.id())
        : null;
  }

  private void record(
      Transaction transaction, Caller caller, Plan plan, Action action, Map<String, ?> detail) {
    events.record(
        transaction,
        caller,
        new AdminEvent.Recorded(new Subject("plan", plan.id()), action, detail));
  }
}
