package io.tollgate.admin.account;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Subject;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.plan.Plan;
import io.tollgate.admin.plan.PlanChoice;
import io.tollgate.admin.plan.PlanKind;
import io.tollgate.admin.plan.Plans;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.tenant.Tenants;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which plans an account is on: its account plan, which can be changed, and its service plans. */
public final class AccountContracts {
  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final Accounts accounts;

  public AccountContracts(
      Database database, Events events, InstantSource clock, Accounts accounts) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.accounts = accounts;
  }

  public List<Route<?, ?, ?>> routes() {
    return new AccountContractResource(this, accounts).routes();
  }

  /** The account plan of an account, null when it has none. */
  public @Nullable Plan accountPlan(Caller caller, Account account) {
    return database.<@Nullable Plan>read(
        caller.tenantId(), rows -> accountPlan(rows, account.id()));
  }

  private static @Nullable Plan accountPlan(Rows rows, long accountId) {
    Long planId = ContractTable.accountPlan(rows, accountId);
    return planId == null ? null : Plans.find(rows, PlanKind.ACCOUNT, planId);
  }

  /** The service plans that an account is on, of the services that the caller sees. */
  public List<Plan> servicePlans(Caller caller, Account account) {
    return database
        .read(caller.tenantId(), rows -> Subscriptions.plans(rows, List.of(account.id())))
        .getOrDefault(account.id(), List.of())
        .stream()
        .filter(plan -> plan.kind() == PlanKind.SERVICE && caller.sees(plan.service()))
        .toList();
  }

  /** Puts an account on another account plan; its state stays. */
  Outcome<Plan> changePlan(Caller caller, Account account, PlanChoice choice) {
    return choice
        .required()
        .then(
            planId ->
                database.write(
                    caller.tenantId(),
                    transaction -> {
                      Account present = Accounts.locked(transaction, account.id());
                      Tenants.lock(transaction, caller.tenantId());
                      return present == null
                          ? Outcome.notFound()
                          : changed(transaction, caller, present, planId);
                    }));
  }

  private Outcome<Plan> changed(
      Transaction transaction, Caller caller, Account account, long planId) {
    Plan before = accountPlan(transaction, account.id());
    Plan plan = Plans.find(transaction, PlanKind.ACCOUNT, planId);
    if (plan == null || before == null) {
      return Outcome.notFound();
    }
    if (plan.id() != before.id()) {
      ContractTable.setAccountPlan(transaction, account.id(), plan.id(), clock.millis());
      events.record(
          transaction,
          caller,
          new AdminEvent.Recorded(
              new Subject("account", account.id()),
              Action.PLAN_CHANGED,
              Map.of("plan", List.of(before.name(), plan.name()))));
    }
    return Outcome.done(plan);
  }
}
