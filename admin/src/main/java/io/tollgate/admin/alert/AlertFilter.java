package io.tollgate.admin.alert;

import static io.tollgate.admin.database.schema.Tables.ALERT;
import static io.tollgate.admin.database.schema.Tables.APPLICATION;

import io.tollgate.admin.rest.route.Call;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Which alerts are wanted; null stands for all. */
record AlertFilter(@Nullable Long serviceId, @Nullable Long accountId, @Nullable Long level) {

  static AlertFilter of(Call call) {
    return new AlertFilter(
        call.idParameter("service_id"), call.idParameter("account_id"), call.idParameter("level"));
  }

  Condition condition() {
    return is(APPLICATION.SERVICE_ID, serviceId)
        .and(is(APPLICATION.ACCOUNT_ID, accountId))
        .and(is(ALERT.LEVEL, level));
  }

  private static Condition is(Field<Long> field, @Nullable Long wanted) {
    return wanted == null ? DSL.noCondition() : field.eq(wanted);
  }
}
