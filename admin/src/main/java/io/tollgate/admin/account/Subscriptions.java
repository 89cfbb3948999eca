package io.tollgate.admin.account;

import static io.tollgate.admin.database.schema.Tables.CONTRACT;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Subject;
import io.tollgate.admin.plan.Plan;
import io.tollgate.admin.plan.Plans;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** The contracts of accounts: one with an account plan, at most one with a plan of each service. */
public final class Subscriptions {
  private static final long LONGEST_TRIAL_DAYS = 36_500;

  private final Events events;
  private final InstantSource clock;

  public Subscriptions(Events events, InstantSource clock) {
    this.events = events;
    this.clock = clock;
  }

  public static boolean exists(Rows rows, long accountId, long serviceId) {
    return rows.from(CONTRACT)
        .where(CONTRACT.ACCOUNT_ID.eq(accountId).and(CONTRACT.SERVICE_ID.eq(serviceId)))
        .exists();
  }

  /** Whether any is on this plan. */
  public static boolean isOn(Rows rows, long planId) {
    return rows.from(CONTRACT).where(CONTRACT.PLAN_ID.eq(planId)).exists();
  }

  /**
   * Subscribes an account within a transaction that has locked the plan's issuer.
   *
   * @param plan an account plan, or a service plan of a service without a subscription
   * @return the contract's id
   */
  public long add(Transaction transaction, Caller caller, long accountId, Plan plan) {
    long now = clock.millis();
    // Whether an account plan wants approval shows in the account's own state.
    boolean live = plan.serviceId() == null || !plan.approvalRequired();
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(CONTRACT.ACCOUNT_ID, accountId);
    row.put(CONTRACT.SERVICE_ID, plan.serviceId());
    row.put(CONTRACT.PLAN_ID, plan.id());
    row.put(CONTRACT.STATE, live ? "live" : "pending");
    row.put(CONTRACT.ACCEPTED_AT, live ? now : null);
    row.put(CONTRACT.TRIAL_PERIOD_EXPIRES_AT, live ? trialEnd(plan, now) : null);
    row.put(CONTRACT.CREATED_AT, now);
    row.put(CONTRACT.UPDATED_AT, now);
    long id = transaction.insert(CONTRACT, row);
    events.record(
        transaction,
        caller,
        new AdminEvent.Recorded(
            new Subject("contract", id),
            Action.CREATED,
            Map.of("account_id", accountId, "plan_id", plan.id())));
    return id;
  }

  /** When the trial of a subscription accepted now ends, null when its plan has none. */
  public static @Nullable Long trialEnd(Plan plan, long now) {
    long days = Math.min(plan.attributes().trialPeriodDays(), LONGEST_TRIAL_DAYS);
    return days == 0 ? null : now + Duration.ofDays(days).toMillis();
  }

  /** The plans that these accounts are subscribed with, by account. */
  static Map<Long, List<Plan>> plans(Rows rows, Collection<Long> accounts) {
    record Contract(long account, long plan) {}
    List<Contract> contracts =
        rows.from(CONTRACT)
            .where(CONTRACT.ACCOUNT_ID.in(accounts))
            .orderBy(CONTRACT.ID)
            .list(row -> new Contract(row.get(CONTRACT.ACCOUNT_ID), row.get(CONTRACT.PLAN_ID)));
    Map<Long, Plan> byId = Plans.byId(rows, contracts.stream().map(Contract::plan).toList());
    Map<Long, List<Plan>> plans = new HashMap<>();
    for (Contract contract : contracts) {
      Plan plan = byId.get(contract.plan());
      if (plan != null) {
        plans.computeIfAbsent(contract.account(), id -> new ArrayList<>()).add(plan);
      }
    }
    return plans;
  }
}
