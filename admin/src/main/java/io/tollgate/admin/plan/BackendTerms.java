package io.tollgate.admin.plan;

import static io.tollgate.admin.database.schema.Tables.METRIC;
import static io.tollgate.admin.database.schema.Tables.PLAN;
import static io.tollgate.admin.database.schema.Tables.PRICING_RULE;
import static io.tollgate.admin.database.schema.Tables.USAGE_LIMIT;

import io.tollgate.admin.backendapi.BeforeUnmount;
import io.tollgate.admin.database.Transaction;

/** What the plans of a service, customised ones too, say of the metrics of a backend. */
public final class BackendTerms implements BeforeUnmount {

  @Override
  public void letGo(Transaction transaction, long serviceId, long backendId) {
    var plans = transaction.from(PLAN).where(PLAN.SERVICE_ID.eq(serviceId)).column(PLAN.ID);
    var metrics =
        transaction.from(METRIC).where(METRIC.BACKEND_API_ID.eq(backendId)).column(METRIC.ID);
    transaction.delete(
        PRICING_RULE, PRICING_RULE.PLAN_ID.in(plans).and(PRICING_RULE.METRIC_ID.in(metrics)));
    transaction.delete(
        USAGE_LIMIT, USAGE_LIMIT.PLAN_ID.in(plans).and(USAGE_LIMIT.METRIC_ID.in(metrics)));
  }
}
