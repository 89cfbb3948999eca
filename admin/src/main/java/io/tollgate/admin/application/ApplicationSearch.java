package io.tollgate.admin.application;

import static io.tollgate.admin.database.schema.Tables.APPLICATION;
import static io.tollgate.admin.database.schema.Tables.SERVICE;

import io.tollgate.admin.account.Account;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.service.BackendVersion;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * By what one application is looked for: by database id, else by user key in mode 1, else by
 * application id in the other modes; by nothing, none is found.
 *
 * @param serviceId where a key or application id is looked for, null for everywhere
 * @param accountId as {@code serviceId}
 */
record ApplicationSearch(
    @Nullable Long id,
    @Nullable Long serviceId,
    @Nullable Long accountId,
    @Nullable String userKey,
    @Nullable String applicationId) {

  static ApplicationSearch of(Call call) {
    return new ApplicationSearch(
        call.idParameter("application_id"),
        call.idParameter("service_id"),
        null,
        call.parameter("user_key"),
        call.parameter("app_id"));
  }

  static ApplicationSearch within(Account account, Call call) {
    return new ApplicationSearch(
        null, null, account.id(), call.parameter("user_key"), call.parameter("app_id"));
  }

  Condition condition() {
    if (id != null) {
      return APPLICATION.ID.eq(id);
    }
    Condition mode1 = SERVICE.BACKEND_VERSION.eq(BackendVersion.USER_KEY.wireName());
    if (userKey != null) {
      return APPLICATION.USER_KEY.eq(userKey).and(mode1).and(among());
    }
    return applicationId == null
        ? DSL.falseCondition()
        : APPLICATION.APPLICATION_ID.eq(applicationId).and(mode1.not()).and(among());
  }

  private Condition among() {
    return DSL.and(
        serviceId == null ? DSL.noCondition() : APPLICATION.SERVICE_ID.eq(serviceId),
        accountId == null ? DSL.noCondition() : APPLICATION.ACCOUNT_ID.eq(accountId));
  }
}
