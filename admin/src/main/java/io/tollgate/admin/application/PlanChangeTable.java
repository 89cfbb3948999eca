package io.tollgate.admin.application;

import static io.tollgate.admin.database.schema.Tables.APPLICATION;
import static io.tollgate.admin.database.schema.Tables.PLAN_CHANGE_REQUEST;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Selection;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.rest.output.Page;
import io.tollgate.admin.rest.output.PageRequest;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The rows of plan change requests. */
final class PlanChangeTable {
  private PlanChangeTable() {}

  private static Selection requests(Rows rows, Condition which) {
    return rows.from(PLAN_CHANGE_REQUEST)
        .join(APPLICATION, APPLICATION.ID.eq(PLAN_CHANGE_REQUEST.APPLICATION_ID))
        .fields(PLAN_CHANGE_REQUEST.fields())
        .fields(APPLICATION.ACCOUNT_ID, APPLICATION.SERVICE_ID)
        .where(which)
        .orderBy(PLAN_CHANGE_REQUEST.ID);
  }

  static @Nullable PlanChangeRequest find(Rows rows, Condition which) {
    return requests(rows, which).first(PlanChangeTable::request);
  }

  /** The one that waits for a decision, null when there is none. */
  static @Nullable PlanChangeRequest open(Rows rows, long applicationId) {
    return find(
        rows,
        PLAN_CHANGE_REQUEST
            .APPLICATION_ID
            .eq(applicationId)
            .and(PLAN_CHANGE_REQUEST.STATE.eq(PlanChangeState.OPEN.wireName())));
  }

  /**
   * Only what is on the page is joined.
   *
   * @param which of the table of requests alone
   */
  static Page<PlanChangeRequest> page(Rows rows, Condition which, PageRequest page) {
    Selection wanted =
        rows.from(PLAN_CHANGE_REQUEST)
            .where(which)
            .orderBy(PLAN_CHANGE_REQUEST.ID)
            .slice(page.offset(), page.perPage());
    Condition onPage = PLAN_CHANGE_REQUEST.ID.in(wanted.column(PLAN_CHANGE_REQUEST.ID));
    return new Page<>(requests(rows, onPage).list(PlanChangeTable::request), wanted.count(), page);
  }

  static long insert(
      Transaction transaction,
      Application application,
      long toPlanId,
      @Nullable Long userId,
      long now) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(PLAN_CHANGE_REQUEST.APPLICATION_ID, application.id());
    row.put(PLAN_CHANGE_REQUEST.FROM_PLAN_ID, application.context().planId());
    row.put(PLAN_CHANGE_REQUEST.TO_PLAN_ID, toPlanId);
    row.put(PLAN_CHANGE_REQUEST.USER_ID, userId);
    row.put(PLAN_CHANGE_REQUEST.STATE, PlanChangeState.OPEN.wireName());
    row.put(PLAN_CHANGE_REQUEST.CREATED_AT, now);
    return transaction.insert(PLAN_CHANGE_REQUEST, row);
  }

  static void decide(
      Transaction transaction, long id, PlanChangeState state, @Nullable String reason, long now) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(PLAN_CHANGE_REQUEST.STATE, state.wireName());
    row.put(PLAN_CHANGE_REQUEST.REASON, reason);
    row.put(PLAN_CHANGE_REQUEST.DECIDED_AT, now);
    transaction.update(PLAN_CHANGE_REQUEST, row, id);
  }

  private static PlanChangeRequest request(Record row) {
    return new PlanChangeRequest(
        row.get(PLAN_CHANGE_REQUEST.ID),
        row.get(PLAN_CHANGE_REQUEST.APPLICATION_ID),
        row.get(APPLICATION.ACCOUNT_ID),
        row.get(APPLICATION.SERVICE_ID),
        row.get(PLAN_CHANGE_REQUEST.FROM_PLAN_ID),
        row.get(PLAN_CHANGE_REQUEST.TO_PLAN_ID),
        row.get(PLAN_CHANGE_REQUEST.USER_ID),
        PlanChangeState.named(row.get(PLAN_CHANGE_REQUEST.STATE)),
        row.get(PLAN_CHANGE_REQUEST.REASON),
        row.get(PLAN_CHANGE_REQUEST.CREATED_AT),
        row.get(PLAN_CHANGE_REQUEST.DECIDED_AT));
  }
}
