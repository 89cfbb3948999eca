package io.tollgate.admin.application;

import io.tollgate.admin.rest.input.Form;
import org.jspecify.annotations.Nullable;

/** The plan that is wanted instead of the present one. */
record PlanChoice(@Nullable Long planId) {
  static final String MISSING = "param is missing or the value is empty: plan_id";

  static final Form<PlanChoice> FORM =
      Form.flat()
          .integer("plan_id", 1)
          .reads(
              new PlanChoice(null),
              (fields, present) -> new PlanChoice(fields.integer("plan_id", present.planId)));
}
