package io.tollgate.admin.plan;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a unit of a metric costs within a range of units.
 *
 * @param costPerUnit in ten-thousandths
 * @param min first unit of the range, from 1
 * @param max last unit, null: there is none
 */
public record PricingRule(
    long id,
    long planId,
    long metricId,
    long costPerUnit,
    long min,
    @Nullable Long max,
    long createdAt,
    long updatedAt) {

  /** A decimal with at least one digit behind the point, as the API shows it. */
  public String cost() {
    BigDecimal amount = BigDecimal.valueOf(costPerUnit, 4).stripTrailingZeros();
    return (amount.scale() < 1 ? amount.setScale(1) : amount).toPlainString();
  }

  /** Whether both have a unit in common. */
  boolean overlaps(long otherMin, @Nullable Long otherMax) {
    return (max == null || otherMin <= max) && (otherMax == null || min <= otherMax);
  }
}
