package io.tollgate.admin.plan;

import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of a pricing rule (account-management-api.md, 5.8).
 *
 * @param costPerUnit decimal text
 */
record PricingDraft(@Nullable String costPerUnit, @Nullable Long min, @Nullable Long max) {
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,14}(\\.[0-9]{1,20})?");
  private static final int DECIMALS = 4;

  static final Form<PricingDraft> FORM =
      Form.wrapped("pricing_rule")
          .text("cost_per_unit", "0.25")
          .integer("min", 1)
          .integer("max", 100)
          .needs("cost_per_unit")
          .reads(new PricingDraft(null, 1L, null), PricingDraft::read);

  private static PricingDraft read(Fields fields, PricingDraft present) {
    return new PricingDraft(
        fields.text("cost_per_unit", present.costPerUnit),
        Objects.requireNonNullElse(fields.integer("min", present.min), 1L),
        fields.integer("max", present.max));
  }

  long first() {
    return Objects.requireNonNullElse(min, 1L);
  }

  Validation check() {
    Validation validation =
        new Validation()
            .present("cost_per_unit", costPerUnit)
            .noLessThan("min", min, 1)
            .noLessThan("max", max, first());
    if (costPerUnit != null && !costPerUnit.isBlank()) {
      checkCost(validation, costPerUnit);
    }
    return validation;
  }

  private static void checkCost(Validation validation, String text) {
    if (!DECIMAL.matcher(text).matches()) {
      validation.error("cost_per_unit", Validation.NOT_A_NUMBER);
      return;
    }
    BigDecimal cost = new BigDecimal(text);
    validation
        .unless(cost.signum() >= 0, "cost_per_unit", "must be greater than or equal to 0")
        .unless(
            cost.stripTrailingZeros().scale() <= DECIMALS,
            "cost_per_unit",
            "must have at most " + DECIMALS + " decimals");
  }

  /** In ten-thousandths; of a checked draft. */
  long cost() {
    return new BigDecimal(Objects.requireNonNull(costPerUnit))
        .movePointRight(DECIMALS)
        .longValueExact();
  }
}
