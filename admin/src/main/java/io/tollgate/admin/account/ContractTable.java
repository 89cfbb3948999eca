package io.tollgate.admin.account;

import static io.tollgate.admin.database.schema.Tables.CONTRACT;
import static io.tollgate.admin.database.schema.Tables.PLAN;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Selection;
import io.tollgate.admin.database.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The rows of contracts: of accounts with services, and with their account plan. */
final class ContractTable {
  private ContractTable() {}

  private static Selection subscriptions(Rows rows) {
    return rows.from(CONTRACT)
        .join(PLAN, PLAN.ID.eq(CONTRACT.PLAN_ID))
        .fields(CONTRACT.fields())
        .fields(PLAN.SETUP_FEE)
        .where(CONTRACT.SERVICE_ID.isNotNull())
        .orderBy(CONTRACT.ID);
  }

  static @Nullable ServiceSubscription find(Rows rows, Condition which) {
    return subscriptions(rows).where(which).first(ContractTable::subscription);
  }

  static List<ServiceSubscription> all(Rows rows, Condition which) {
    return subscriptions(rows).where(which).list(ContractTable::subscription);
  }

  /** The plan of the account itself, null when it has none. */
  static @Nullable Long accountPlan(Rows rows, long accountId) {
    return rows.from(CONTRACT)
        .where(ofAccount(accountId))
        .<Long>first(row -> Objects.requireNonNull(row.get(CONTRACT.PLAN_ID)));
  }

  static void setAccountPlan(Transaction transaction, long accountId, long planId, long now) {
    transaction.update(CONTRACT, plan(planId, now), ofAccount(accountId));
  }

  static void setPlan(Transaction transaction, long id, long planId, long now) {
    transaction.update(CONTRACT, plan(planId, now), id);
  }

  static void accept(Transaction transaction, long id, @Nullable Long trialEnd, long now) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(CONTRACT.STATE, SubscriptionState.LIVE.wireName());
    row.put(CONTRACT.ACCEPTED_AT, now);
    row.put(CONTRACT.TRIAL_PERIOD_EXPIRES_AT, trialEnd);
    row.put(CONTRACT.UPDATED_AT, now);
    transaction.update(CONTRACT, row, id);
  }

  static int delete(Transaction transaction, long id) {
    return transaction.delete(CONTRACT, id);
  }

  private static Condition ofAccount(long accountId) {
    return CONTRACT.ACCOUNT_ID.eq(accountId).and(CONTRACT.SERVICE_ID.isNull());
  }

  private static Map<Field<?>, Object> plan(long planId, long now) {
    return Map.of(CONTRACT.PLAN_ID, planId, CONTRACT.UPDATED_AT, now);
  }

  private static ServiceSubscription subscription(Record row) {
    return new ServiceSubscription(
        row.get(CONTRACT.ID),
        row.get(CONTRACT.TENANT_ID),
        row.get(CONTRACT.ACCOUNT_ID),
        row.get(CONTRACT.SERVICE_ID),
        row.get(CONTRACT.PLAN_ID),
        row.get(PLAN.SETUP_FEE),
        SubscriptionState.named(row.get(CONTRACT.STATE)),
        row.get(CONTRACT.ACCEPTED_AT),
        row.get(CONTRACT.TRIAL_PERIOD_EXPIRES_AT),
        row.get(CONTRACT.PAID_UNTIL),
        row.get(CONTRACT.CREATED_AT),
        row.get(CONTRACT.UPDATED_AT));
  }
}
