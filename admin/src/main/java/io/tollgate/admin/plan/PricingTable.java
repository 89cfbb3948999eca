package io.tollgate.admin.plan;

import static io.tollgate.admin.database.schema.Tables.PRICING_RULE;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The rows of pricing rules. */
final class PricingTable {
  private PricingTable() {}

  static List<PricingRule> ofPlan(Rows rows, long planId) {
    return list(rows, PRICING_RULE.PLAN_ID.eq(planId));
  }

  static List<PricingRule> of(Rows rows, long planId, long metricId) {
    return list(rows, PRICING_RULE.PLAN_ID.eq(planId).and(PRICING_RULE.METRIC_ID.eq(metricId)));
  }

  private static List<PricingRule> list(Rows rows, Condition which) {
    return rows.from(PRICING_RULE).where(which).orderBy(PRICING_RULE.ID).list(PricingTable::rule);
  }

  static @Nullable PricingRule find(Rows rows, long id) {
    return rows.from(PRICING_RULE).where(PRICING_RULE.ID.eq(id)).first(PricingTable::rule);
  }

  static long insert(
      Transaction transaction,
      long planId,
      long metricId,
      long cost,
      long min,
      @Nullable Long max,
      long now) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(PRICING_RULE.PLAN_ID, planId);
    row.put(PRICING_RULE.METRIC_ID, metricId);
    row.put(PRICING_RULE.COST_PER_UNIT, cost);
    row.put(PRICING_RULE.MIN_CALLS, min);
    row.put(PRICING_RULE.MAX_CALLS, max);
    row.put(PRICING_RULE.CREATED_AT, now);
    row.put(PRICING_RULE.UPDATED_AT, now);
    return transaction.insert(PRICING_RULE, row);
  }

  /** Gives a plan the same prices as another one. */
  static void copy(Transaction transaction, long from, long to, long now) {
    for (PricingRule rule : ofPlan(transaction, from)) {
      insert(transaction, to, rule.metricId(), rule.costPerUnit(), rule.min(), rule.max(), now);
    }
  }

  static int delete(Transaction transaction, long id) {
    return transaction.delete(PRICING_RULE, id);
  }

  private static PricingRule rule(Record row) {
    return new PricingRule(
        row.get(PRICING_RULE.ID),
        row.get(PRICING_RULE.PLAN_ID),
        row.get(PRICING_RULE.METRIC_ID),
        row.get(PRICING_RULE.COST_PER_UNIT),
        row.get(PRICING_RULE.MIN_CALLS),
        row.get(PRICING_RULE.MAX_CALLS),
        row.get(PRICING_RULE.CREATED_AT),
        row.get(PRICING_RULE.UPDATED_AT));
  }
}
