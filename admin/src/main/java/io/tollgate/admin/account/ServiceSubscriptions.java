package io.tollgate.admin.account;

import static io.tollgate.admin.account.SubscriptionResource.SUBSCRIPTION;
import static io.tollgate.admin.database.schema.Tables.CONTRACT;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Selection;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Subject;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Refusal;
import io.tollgate.admin.plan.Plan;
import io.tollgate.admin.plan.PlanChoice;
import io.tollgate.admin.plan.PlanKind;
import io.tollgate.admin.plan.Plans;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.service.Services;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/** The subscriptions of accounts to services, one by one: made, moved, approved and ended. */
public final class ServiceSubscriptions {
  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final Accounts accounts;
  private final Subscriptions subscriptions;
  private final BeforeUnsubscribe beforeDelete;

  /**
   * @param beforeDelete asked before a subscription ends
   */
  public ServiceSubscriptions(
      Database database,
      Events events,
      InstantSource clock,
      Accounts accounts,
      Subscriptions subscriptions,
      BeforeUnsubscribe beforeDelete) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.accounts = accounts;
    this.subscriptions = subscriptions;
    this.beforeDelete = beforeDelete;
  }

  public List<Route<?, ?, ?>> routes() {
    return new SubscriptionResource(this, accounts).routes();
  }

  /** Those of an account that the caller sees. */
  public List<ServiceSubscription> of(Caller caller, Account account) {
    return database.read(
        caller.tenantId(),
        rows -> ContractTable.all(rows, CONTRACT.ACCOUNT_ID.eq(account.id()).and(visible(caller))));
  }

  /** The subscription of this account with this id, null when there is none. */
  public @Nullable ServiceSubscription find(Caller caller, Account account, long id) {
    Condition which =
        CONTRACT.ID.eq(id).and(CONTRACT.ACCOUNT_ID.eq(account.id())).and(visible(caller));
    return database.<@Nullable ServiceSubscription>read(
        caller.tenantId(), rows -> ContractTable.find(rows, which));
  }

  private static Condition visible(Caller caller) {
    return Selection.among(CONTRACT.SERVICE_ID, caller.services());
  }

  /** Subscribes an account to the service of a plan. */
  Outcome<ServiceSubscription> create(Caller caller, Account account, PlanChoice choice) {
    return choice
        .required()
        .then(
            planId ->
                database.write(
                    caller.tenantId(),
                    transaction -> create(transaction, caller, account, planId)));
  }

  private Outcome<ServiceSubscription> create(
      Transaction transaction, Caller caller, Account account, long planId) {
    Plan seen = Plans.find(transaction, PlanKind.SERVICE, planId);
    if (seen == null || !caller.sees(seen.service())) {
      return Outcome.notFound();
    }
    Services.locked(transaction, seen.service());
    Account present = Accounts.locked(transaction, account.id());
    Plan plan = Plans.find(transaction, PlanKind.SERVICE, planId);
    if (present == null || plan == null) {
      return Outcome.notFound();
    }
    if (Subscriptions.exists(transaction, present.id(), plan.service())) {
      return Outcome.invalid(Errors.BASE, "the account is already subscribed to this product");
    }
    long id = subscriptions.add(transaction, caller, present.id(), plan);
    return Outcome.found(ContractTable.find(transaction, CONTRACT.ID.eq(id)));
  }

  private <T> Outcome<T> locked(
      Caller caller,
      ServiceSubscription subscription,
      BiFunction<Transaction, ServiceSubscription, Outcome<T>> change) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Services.locked(transaction, subscription.serviceId());
          Accounts.locked(transaction, subscription.accountId());
          ServiceSubscription present =
              ContractTable.find(transaction, CONTRACT.ID.eq(subscription.id()));
          return present == null ? Outcome.notFound() : change.apply(transaction, present);
        });
  }

  /** Refused unless all applications under it are suspended; those go with it. */
  Outcome<ServiceSubscription> delete(Caller caller, ServiceSubscription subscription) {
    return locked(
        caller,
        subscription,
        (transaction, present) ->
            beforeDelete
                .letGo(transaction, caller, present)
                .map(
                    free -> {
                      ContractTable.delete(transaction, free.id());
                      record(transaction, caller, free, Action.DELETED, SUBSCRIPTION.audited(free));
                      return free;
                    }));
  }

  /** Puts it on another plan of its service. */
  Outcome<Plan> changePlan(Caller caller, ServiceSubscription subscription, PlanChoice choice) {
    return choice
        .required()
        .then(
            planId ->
                locked(
                    caller,
                    subscription,
                    (transaction, present) -> changed(transaction, caller, present, planId)));
  }

  private Outcome<Plan> changed(
      Transaction transaction, Caller caller, ServiceSubscription present, long planId) {
    Plan plan = Plans.find(transaction, PlanKind.SERVICE, planId);
    if (plan == null || !caller.sees(plan.service())) {
      return Outcome.notFound();
    }
    if (plan.id() == present.planId()) {
      return Outcome.done(plan);
    }
    if (plan.service() != present.serviceId()) {
      return Outcome.invalid("plan", "must be a plan of the subscription's service");
    }
    ContractTable.setPlan(transaction, present.id(), plan.id(), clock.millis());
    record(
        transaction,
        caller,
        present,
        Action.PLAN_CHANGED,
        Map.of("plan_id", List.of(present.planId(), plan.id())));
    return Outcome.done(plan);
  }

  /** Makes a pending one live. */
  Outcome<ServiceSubscription> approve(Caller caller, ServiceSubscription subscription) {
    return locked(
        caller,
        subscription,
        (transaction, present) -> {
          if (present.state() != SubscriptionState.PENDING) {
            return Outcome.failed(illegal(present));
          }
          Plan plan = Plans.find(transaction, PlanKind.SERVICE, present.planId());
          long now = clock.millis();
          ContractTable.accept(
              transaction,
              present.id(),
              plan == null ? null : Subscriptions.trialEnd(plan, now),
              now);
          return Outcome.found(ContractTable.find(transaction, CONTRACT.ID.eq(present.id())))
              .map(
                  after -> {
                    record(
                        transaction,
                        caller,
                        after,
                        Action.STATE_CHANGED,
                        SUBSCRIPTION.audited(present, after));
                    return after;
                  });
        });
  }

  private static Refusal illegal(ServiceSubscription subscription) {
    String from = subscription.state().wireName();
    return Refusal.IllegalTransition.of(
        "a subscription that is", from, "approve", SUBSCRIPTION.shown(subscription));
  }

  private void record(
      Transaction transaction,
      Caller caller,
      ServiceSubscription subscription,
      Action action,
      Map<String, ?> detail) {
    events.record(
        transaction,
        caller,
        new AdminEvent.Recorded(new Subject("contract", subscription.id()), action, detail));
  }
}
