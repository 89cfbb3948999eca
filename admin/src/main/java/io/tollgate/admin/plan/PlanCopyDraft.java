package io.tollgate.admin.plan;

import io.tollgate.admin.rest.input.Form;
import org.jspecify.annotations.Nullable;

/**
 * How the copy of a plan is to be called.
 *
 * @param name null: the original's with " copy"
 * @param systemName null: derived from the name
 */
record PlanCopyDraft(@Nullable String name, @Nullable String systemName) {
  static final Form<PlanCopyDraft> FORM =
      Form.flat()
          .text("name", "Basic for partners")
          .text("system_name", "partners")
          .reads(
              new PlanCopyDraft(null, null),
              (fields, present) ->
                  new PlanCopyDraft(
                      fields.optional("name", null), fields.optional("system_name", null)));

  /** The attributes of the copy. */
  PlanAttributes of(Plan original) {
    PlanAttributes same = original.attributes();
    return new PlanAttributes(
        name == null ? same.name() + " copy" : name,
        systemName,
        same.setupFee(),
        same.costPerMonth(),
        same.trialPeriodDays(),
        same.cancellationPeriod(),
        same.approvalRequired(),
        original.state() == PlanState.PUBLISHED ? PlanState.PUBLISH : null);
  }
}
