package io.tollgate.admin.plan;

import io.tollgate.admin.database.Transaction;

/** What hangs under a plan and goes along when the plan is copied. */
final class PlanParts {
  private PlanParts() {}

  static void copy(Transaction transaction, long from, long to, long now) {
    for (UsageLimit limit : LimitTable.ofPlan(transaction, from)) {
      LimitTable.insert(
          transaction,
          to,
          limit.metricId(),
          new LimitDraft(limit.period().wireName(), limit.value()),
          now);
    }
    PricingTable.copy(transaction, from, to, now);
    FeatureTable.copy(transaction, from, to, now);
  }
}
