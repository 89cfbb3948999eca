package io.tollgate.admin.application;

import static io.tollgate.admin.database.schema.Tables.APPLICATION;
import static io.tollgate.admin.database.schema.Tables.PLAN;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.route.Call;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Which applications are wanted; null means all.
 *
 * @param planType {@code free} or {@code paid}
 * @param activeSince those that had traffic on or after this instant, in epoch milliseconds
 * @param inactiveSince those that had none since
 */
record ApplicationFilter(
    @Nullable Long serviceId,
    @Nullable Long planId,
    @Nullable String planType,
    @Nullable Long activeSince,
    @Nullable Long inactiveSince,
    @Nullable String state) {

  /** Reads the query; ids that do not exist are no error. */
  static Outcome<ApplicationFilter> of(Call call) {
    Validation validation = new Validation();
    return validation.outcome(
        new ApplicationFilter(
            call.idParameter("service_id"),
            call.idParameter("plan_id"),
            text(call, "plan_type"),
            instant(call, "active_since", validation),
            instant(call, "inactive_since", validation),
            text(call, "state")));
  }

  private static @Nullable String text(Call call, String name) {
    String value = call.parameter(name);
    return value == null || value.isBlank() ? null : value;
  }

  private static @Nullable Long instant(Call call, String name, Validation validation) {
    String text = text(call, name);
    Long instant = text == null ? null : instant(text);
    validation.unless(text == null || instant != null, name, Validation.INVALID);
    return instant;
  }

  /** An instant with its offset, or a day in UTC; null when it is neither. */
  private static @Nullable Long instant(String text) {
    try {
      return text.indexOf('T') < 0
          ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli()
          : OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  Condition condition(Rows rows) {
    return DSL.and(
        serviceId == null ? DSL.noCondition() : APPLICATION.SERVICE_ID.eq(serviceId),
        planId == null ? DSL.noCondition() : APPLICATION.PLAN_ID.eq(planId),
        planType == null ? DSL.noCondition() : costs(rows, planType),
        activeSince == null
            ? DSL.noCondition()
            : APPLICATION.FIRST_DAILY_TRAFFIC_AT.ge(activeSince),
        inactiveSince == null
            ? DSL.noCondition()
            : APPLICATION
                .FIRST_DAILY_TRAFFIC_AT
                .lt(inactiveSince)
                .or(APPLICATION.FIRST_DAILY_TRAFFIC_AT.isNull()),
        state == null ? DSL.noCondition() : APPLICATION.STATE.eq(state));
  }

  private static Condition costs(Rows rows, String planType) {
    Condition free = PLAN.SETUP_FEE.eq(0L).and(PLAN.COST_PER_MONTH.eq(0L));
    Condition onFree = APPLICATION.PLAN_ID.in(rows.from(PLAN).where(free).column(PLAN.ID));
    return switch (planType) {
      case "free" -> onFree;
      case "paid" -> onFree.not();
      default -> DSL.falseCondition();
    };
  }
}
