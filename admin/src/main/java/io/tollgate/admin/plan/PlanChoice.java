package io.tollgate.admin.plan;

import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Refusal;
import io.tollgate.admin.rest.input.Form;
import org.jspecify.annotations.Nullable;

/** A plan that is wanted, by its id. */
public record PlanChoice(@Nullable Long planId) {

  /** The id stands flat. */
  public static final Form<PlanChoice> FORM = form(Form.flat());

  /** The id may also stand under this wrapper. */
  public static Form<PlanChoice> wrapped(String wrapper) {
    return form(Form.wrapped(wrapper));
  }

  private static Form<PlanChoice> form(Form.Builder builder) {
    return builder
        .integer("plan_id", 1)
        .needs("plan_id")
        .reads(
            new PlanChoice(null),
            (fields, present) -> new PlanChoice(fields.integer("plan_id", present.planId)));
  }

  /** The id; refused when none was sent. */
  public Outcome<Long> required() {
    return planId == null
        ? Outcome.failed(new Refusal.Malformed("param is missing or the value is empty: plan_id"))
        : Outcome.done(planId);
  }
}
