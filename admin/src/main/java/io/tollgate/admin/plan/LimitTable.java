package io.tollgate.admin.plan;

import static io.tollgate.admin.database.schema.Tables.METRIC;
import static io.tollgate.admin.database.schema.Tables.PLAN;
import static io.tollgate.admin.database.schema.Tables.USAGE_LIMIT;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Selection;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.rest.output.Page;
import io.tollgate.admin.rest.output.PageRequest;
import io.tollgate.protocol.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The rows of usage limits. */
final class LimitTable {
  private LimitTable() {}

  private static Selection limits(Rows rows) {
    return rows.from(USAGE_LIMIT)
        .join(PLAN, PLAN.ID.eq(USAGE_LIMIT.PLAN_ID))
        .join(METRIC, METRIC.ID.eq(USAGE_LIMIT.METRIC_ID))
        .orderBy(USAGE_LIMIT.ID);
  }

  static Page<UsageLimit> page(Rows rows, long planId, PageRequest page) {
    Selection all = limits(rows).where(USAGE_LIMIT.PLAN_ID.eq(planId));
    return new Page<>(
        all.slice(page.offset(), page.perPage()).list(LimitTable::limit), all.count(), page);
  }

  static List<UsageLimit> of(Rows rows, long planId, long metricId) {
    return limits(rows)
        .where(USAGE_LIMIT.PLAN_ID.eq(planId).and(USAGE_LIMIT.METRIC_ID.eq(metricId)))
        .list(LimitTable::limit);
  }

  static List<UsageLimit> ofPlan(Rows rows, long planId) {
    return limits(rows).where(USAGE_LIMIT.PLAN_ID.eq(planId)).list(LimitTable::limit);
  }

  static List<UsageLimit> ofService(Rows rows, long serviceId) {
    return limits(rows).where(PLAN.SERVICE_ID.eq(serviceId)).list(LimitTable::limit);
  }

  static @Nullable UsageLimit find(Rows rows, long id) {
    return limits(rows).where(USAGE_LIMIT.ID.eq(id)).first(LimitTable::limit);
  }

  /**
   * @param except id of the limit itself, 0 for a new one
   */
  static boolean hasPeriod(Rows rows, long planId, long metricId, String period, long except) {
    return rows.from(USAGE_LIMIT)
        .where(
            USAGE_LIMIT
                .PLAN_ID
                .eq(planId)
                .and(USAGE_LIMIT.METRIC_ID.eq(metricId))
                .and(USAGE_LIMIT.PERIOD.eq(period))
                .and(USAGE_LIMIT.ID.ne(except)))
        .exists();
  }

  static long insert(
      Transaction transaction, long planId, long metricId, LimitDraft draft, long now) {
    Map<Field<?>, Object> row = row(draft, now);
    row.put(USAGE_LIMIT.PLAN_ID, planId);
    row.put(USAGE_LIMIT.METRIC_ID, metricId);
    row.put(USAGE_LIMIT.CREATED_AT, now);
    return transaction.insert(USAGE_LIMIT, row);
  }

  static void update(Transaction transaction, long id, LimitDraft draft, long now) {
    transaction.update(USAGE_LIMIT, row(draft, now), id);
  }

  static int delete(Transaction transaction, long id) {
    return transaction.delete(USAGE_LIMIT, id);
  }

  private static Map<Field<?>, Object> row(LimitDraft draft, long now) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(USAGE_LIMIT.PERIOD, draft.period());
    row.put(USAGE_LIMIT.VALUE, draft.value());
    row.put(USAGE_LIMIT.UPDATED_AT, now);
    return row;
  }

  private static UsageLimit limit(Record row) {
    return new UsageLimit(
        row.get(USAGE_LIMIT.ID),
        row.get(PLAN.SERVICE_ID),
        row.get(USAGE_LIMIT.PLAN_ID),
        row.get(USAGE_LIMIT.METRIC_ID),
        row.get(METRIC.BACKEND_API_ID),
        Objects.requireNonNull(Period.named(row.get(USAGE_LIMIT.PERIOD))),
        row.get(USAGE_LIMIT.VALUE),
        row.get(USAGE_LIMIT.CREATED_AT),
        row.get(USAGE_LIMIT.UPDATED_AT));
  }
}
