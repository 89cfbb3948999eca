package io.tollgate.admin.alert;

import static io.tollgate.admin.database.schema.Tables.ALERT;
import static io.tollgate.admin.database.schema.Tables.APPLICATION;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Selection;
import io.tollgate.admin.rest.route.Call;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Which alerts are wanted; null stands for all. */
record AlertFilter(@Nullable Long serviceId, @Nullable Long accountId, @Nullable Long level) {

  static AlertFilter of(Call call) {
    return new AlertFilter(
        call.idParameter("service_id"), call.idParameter("account_id"), call.idParameter("level"));
  }

  /** A condition of the table of alerts alone: what is counted needs no other. */
  Condition condition(Rows rows, Caller caller) {
    Condition which = is(ALERT.LEVEL, level);
    boolean every = serviceId == null && accountId == null && caller.services() == null;
    return every ? which : which.and(ALERT.APPLICATION_ID.in(applications(rows, caller)));
  }

  private Select<Record1<Long>> applications(Rows rows, Caller caller) {
    return rows.from(APPLICATION)
        .where(is(APPLICATION.SERVICE_ID, serviceId))
        .where(is(APPLICATION.ACCOUNT_ID, accountId))
        .where(Selection.among(APPLICATION.SERVICE_ID, caller.services()))
        .column(APPLICATION.ID);
  }

  private static Condition is(Field<Long> field, @Nullable Long wanted) {
    return wanted == null ? DSL.noCondition() : field.eq(wanted);
  }
}
