package io.tollgate.admin.plan;

import io.tollgate.admin.outcome.SystemName;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.input.FormField;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of a plan.
 *
 * @param systemName taken on creation only; null: derived from the name
 * @param setupFee in ten-thousandths, as the cost
 * @param stateEvent {@code publish} or {@code hide}, null for neither
 */
public record PlanAttributes(
    @Nullable String name,
    @Nullable String systemName,
    long setupFee,
    long costPerMonth,
    long trialPeriodDays,
    long cancellationPeriod,
    boolean approvalRequired,
    @Nullable String stateEvent) {

  public static final PlanAttributes DEFAULT =
      new PlanAttributes(null, null, 0, 0, 0, 0, false, null);

  static Form<PlanAttributes> form(String wrapper) {
    return Form.wrapped(wrapper)
        .text("name", "Basic")
        .text("system_name", "basic")
        .field("setup_fee", FormField.Kind.MONEY, 0.0)
        .field("cost_per_month", FormField.Kind.MONEY, 9.5)
        .integer("trial_period_days", 0)
        .integer("cancellation_period", 0)
        .flag("approval_required", false)
        .choice("state_event", "publish", PlanState.EVENTS)
        .needs("name")
        .reads(DEFAULT, PlanAttributes::read);
  }

  /** The attributes of a new plan with the defaults for all but the names. */
  public static PlanAttributes named(String name, @Nullable String systemName) {
    return new PlanAttributes(name, systemName, 0, 0, 0, 0, false, null);
  }

  private static PlanAttributes read(Fields fields, PlanAttributes present) {
    return new PlanAttributes(
        fields.text("name", present.name),
        fields.optional("system_name", present.systemName),
        orZero(fields.money("setup_fee", present.setupFee)),
        orZero(fields.money("cost_per_month", present.costPerMonth)),
        orZero(fields.integer("trial_period_days", present.trialPeriodDays)),
        orZero(fields.integer("cancellation_period", present.cancellationPeriod)),
        fields.flag("approval_required", present.approvalRequired),
        fields.optional("state_event", null));
  }

  private static long orZero(@Nullable Long value) {
    return Objects.requireNonNullElse(value, 0L);
  }

  Validation check() {
    Validation validation =
        new Validation()
            .name("name", name)
            .noLessThan("setup_fee", setupFee, 0)
            .noLessThan("cost_per_month", costPerMonth, 0)
            .noLessThan("trial_period_days", trialPeriodDays, 0)
            .noLessThan("cancellation_period", cancellationPeriod, 0);
    if (systemName != null) {
      SystemName.check(validation, systemName);
    }
    return validation;
  }

  /** As it is kept: with this system name, without an event. */
  PlanAttributes kept(String itsSystemName) {
    return renamed(name, itsSystemName);
  }

  PlanAttributes renamed(@Nullable String itsName, String itsSystemName) {
    return new PlanAttributes(
        itsName,
        itsSystemName,
        setupFee,
        costPerMonth,
        trialPeriodDays,
        cancellationPeriod,
        approvalRequired,
        null);
  }
}
