package io.tollgate.admin.plan;

import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.protocol.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of a limit.
 *
 * @param period wire name
 */
public record LimitDraft(@Nullable String period, long value) {

  static final Form<LimitDraft> FORM =
      Form.wrapped("usage_limit")
          .choice("period", "minute", Period.wireNames())
          .integer("value", 10)
          .needs("period")
          .reads(new LimitDraft(null, 0), LimitDraft::read);

  /** Nothing and anything below 0 mean 0. */
  private static LimitDraft read(Fields fields, LimitDraft present) {
    Long value = fields.integer("value", present.value);
    return new LimitDraft(
        fields.text("period", present.period), value == null ? 0 : Math.max(0, value));
  }

  Validation check() {
    return new Validation()
        .present("period", period)
        .unless(
            period == null || period.isBlank() || Period.named(period) != null,
            "period",
            Validation.NOT_LISTED);
  }
}
