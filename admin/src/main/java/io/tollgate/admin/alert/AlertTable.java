package io.tollgate.admin.alert;

import static io.tollgate.admin.database.schema.Tables.ALERT;
import static io.tollgate.admin.database.schema.Tables.APPLICATION;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Selection;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.rest.output.Page;
import io.tollgate.admin.rest.output.PageRequest;
import io.tollgate.protocol.administration.BackendEvent;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The rows of alerts. */
final class AlertTable {
  private static final double TEN_THOUSANDTHS = 10_000;

  private static final Condition PRESENT = ALERT.STATE.ne(AlertState.DELETED.wireName());

  private AlertTable() {}

  /** Only what is on the page is joined. */
  static Page<Alert> page(Rows rows, Caller caller, AlertFilter filter, PageRequest page) {
    Selection wanted =
        rows.from(ALERT)
            .where(PRESENT)
            .where(filter.condition(rows, caller))
            .orderBy(ALERT.ID)
            .slice(page.offset(), page.perPage());
    Condition onPage = ALERT.ID.in(wanted.column(ALERT.ID));
    return new Page<>(shown(rows, onPage).list(AlertTable::alert), wanted.count(), page);
  }

  static @Nullable Alert find(Rows rows, Caller caller, long id) {
    return shown(rows, ALERT.ID.eq(id).and(visible(caller))).first(AlertTable::alert);
  }

  /** Whether there is one of this level less than so long before or after. */
  static boolean has(Rows rows, long applicationId, long level, long at, long span) {
    return rows.from(ALERT)
        .where(ALERT.APPLICATION_ID.eq(applicationId).and(ALERT.LEVEL.eq(level)))
        .where(ALERT.CREATED_AT.gt(at - span).and(ALERT.CREATED_AT.lt(at + span)))
        .exists();
  }

  static long insert(Transaction transaction, long applicationId, BackendEvent.Alert event) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(ALERT.APPLICATION_ID, applicationId);
    row.put(ALERT.LEVEL, (long) event.level());
    row.put(ALERT.UTILIZATION, Math.round(event.utilization() * TEN_THOUSANDTHS));
    row.put(ALERT.MESSAGE, event.limit());
    row.put(ALERT.STATE, AlertState.UNREAD.wireName());
    row.put(ALERT.CREATED_AT, event.atMillis());
    return transaction.insert(ALERT, row);
  }

  static void setState(Transaction transaction, long id, AlertState state) {
    transaction.update(ALERT, Map.of(ALERT.STATE, state.wireName()), id);
  }

  /** Removes an application's deleted alerts up to this time. */
  static void forgetDeleted(Transaction transaction, long applicationId, long upTo) {
    transaction.delete(
        ALERT,
        ALERT
            .APPLICATION_ID
            .eq(applicationId)
            .and(ALERT.STATE.eq(AlertState.DELETED.wireName()))
            .and(ALERT.CREATED_AT.le(upTo)));
  }

  private static Selection shown(Rows rows, Condition which) {
    return rows.from(ALERT)
        .join(APPLICATION, APPLICATION.ID.eq(ALERT.APPLICATION_ID))
        .fields(ALERT.fields())
        .fields(APPLICATION.ACCOUNT_ID, APPLICATION.SERVICE_ID)
        .where(PRESENT)
        .where(which)
        .orderBy(ALERT.ID);
  }

  private static Condition visible(Caller caller) {
    return Selection.among(APPLICATION.SERVICE_ID, caller.services());
  }

  private static Alert alert(Record row) {
    return new Alert(
        row.get(ALERT.ID),
        row.get(ALERT.LEVEL),
        row.get(ALERT.UTILIZATION),
        row.get(ALERT.MESSAGE),
        row.get(ALERT.STATE),
        row.get(ALERT.APPLICATION_ID),
        row.get(APPLICATION.ACCOUNT_ID),
        row.get(APPLICATION.SERVICE_ID),
        row.get(ALERT.CREATED_AT));
  }
}
