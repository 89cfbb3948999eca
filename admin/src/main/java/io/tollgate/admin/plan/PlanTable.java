package io.tollgate.admin.plan;

import static io.tollgate.admin.database.schema.Tables.PLAN;
import static io.tollgate.admin.database.schema.Tables.SERVICE;
import static io.tollgate.admin.database.schema.Tables.TENANT;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Selection;
import io.tollgate.admin.database.Transaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The rows of plans of every kind. */
final class PlanTable {
  private PlanTable() {}

  private static Selection plans(Rows rows) {
    return rows.from(PLAN)
        .leftJoin(SERVICE, SERVICE.ID.eq(PLAN.SERVICE_ID))
        .join(TENANT, TENANT.ID.eq(PLAN.TENANT_ID))
        .orderBy(PLAN.ID);
  }

  static @Nullable Plan find(Rows rows, PlanKind kind, long id) {
    return plans(rows)
        .where(PLAN.ID.eq(id).and(PLAN.KIND.eq(kind.column())))
        .first(PlanTable::plan);
  }

  static Map<Long, Plan> byId(Rows rows, Collection<Long> ids) {
    return plans(rows).where(PLAN.ID.in(ids)).list(PlanTable::plan).stream()
        .collect(Collectors.toMap(Plan::id, plan -> plan));
  }

  /** Without customised ones. */
  static List<Plan> all(Rows rows, PlanKind kind, Condition which) {
    return plans(rows)
        .where(PLAN.KIND.eq(kind.column()).and(PLAN.ORIGINAL_ID.isNull()).and(which))
        .list(PlanTable::plan);
  }

  static boolean hasSystemName(
      Rows rows, PlanKind kind, @Nullable Long serviceId, String systemName) {
    Condition issuer = serviceId == null ? PLAN.SERVICE_ID.isNull() : PLAN.SERVICE_ID.eq(serviceId);
    return rows.from(PLAN)
        .where(PLAN.KIND.eq(kind.column()).and(issuer).and(PLAN.SYSTEM_NAME.eq(systemName)))
        .exists();
  }

  static boolean isCustomised(Rows rows, long id) {
    return rows.from(PLAN).where(PLAN.ORIGINAL_ID.eq(id)).exists();
  }

  static long count(Rows rows, PlanKind kind) {
    return rows.from(PLAN).where(PLAN.KIND.eq(kind.column())).count();
  }

  static long insert(
      Transaction transaction,
      PlanKind kind,
      @Nullable Long serviceId,
      @Nullable Long originalId,
      PlanAttributes attributes,
      PlanState state,
      long now) {
    Map<Field<?>, Object> row = row(attributes, state, now);
    row.put(PLAN.KIND, kind.column());
    row.put(PLAN.SERVICE_ID, serviceId);
    row.put(PLAN.ORIGINAL_ID, originalId);
    row.put(PLAN.SYSTEM_NAME, attributes.systemName());
    row.put(PLAN.CREATED_AT, now);
    return transaction.insert(PLAN, row);
  }

  static void update(
      Transaction transaction, long id, PlanAttributes attributes, PlanState state, long now) {
    transaction.update(PLAN, row(attributes, state, now), id);
  }

  static void setApproval(Transaction transaction, long id, boolean required, long now) {
    transaction.update(PLAN, Map.of(PLAN.APPROVAL_REQUIRED, required, PLAN.UPDATED_AT, now), id);
  }

  static int delete(Transaction transaction, long id) {
    return transaction.delete(PLAN, id);
  }

  private static Map<Field<?>, Object> row(PlanAttributes attributes, PlanState state, long now) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(PLAN.NAME, attributes.name());
    row.put(PLAN.STATE, state.wireName());
    row.put(PLAN.SETUP_FEE, attributes.setupFee());
    row.put(PLAN.COST_PER_MONTH, attributes.costPerMonth());
    row.put(PLAN.TRIAL_PERIOD_DAYS, attributes.trialPeriodDays());
    row.put(PLAN.CANCELLATION_PERIOD, attributes.cancellationPeriod());
    row.put(PLAN.APPROVAL_REQUIRED, attributes.approvalRequired());
    row.put(PLAN.UPDATED_AT, now);
    return row;
  }

  private static Plan plan(Record row) {
    PlanKind kind = PlanKind.of(row.get(PLAN.KIND));
    Long id = row.get(PLAN.ID);
    Long defaultId =
        switch (kind) {
          case APPLICATION -> row.get(SERVICE.DEFAULT_APPLICATION_PLAN_ID);
          case SERVICE -> row.get(SERVICE.DEFAULT_SERVICE_PLAN_ID);
          case ACCOUNT -> row.get(TENANT.DEFAULT_ACCOUNT_PLAN_ID);
        };
    return new Plan(
        id,
        kind,
        row.get(PLAN.SERVICE_ID),
        row.get(PLAN.ORIGINAL_ID),
        PlanState.named(row.get(PLAN.STATE)),
        new PlanAttributes(
            row.get(PLAN.NAME),
            row.get(PLAN.SYSTEM_NAME),
            row.get(PLAN.SETUP_FEE),
            row.get(PLAN.COST_PER_MONTH),
            row.get(PLAN.TRIAL_PERIOD_DAYS),
            row.get(PLAN.CANCELLATION_PERIOD),
            row.get(PLAN.APPROVAL_REQUIRED),
            null),
        id.equals(defaultId),
        row.get(PLAN.CREATED_AT),
        row.get(PLAN.UPDATED_AT));
  }
}
