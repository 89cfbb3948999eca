package io.tollgate.admin.plan;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it is kept.
 *
 * @param serviceId null for an account plan
 * @param originalId the plan that this one is a customised copy of
 * @param isDefault whether new subscriptions take it when they name none
 */
public record Plan(
    long id,
    PlanKind kind,
    @Nullable Long serviceId,
    @Nullable Long originalId,
    PlanState state,
    PlanAttributes attributes,
    boolean isDefault,
    long createdAt,
    long updatedAt) {

  public String name() {
    return Objects.requireNonNull(attributes.name());
  }

  public String systemName() {
    return Objects.requireNonNull(attributes.systemName());
  }

  public boolean isCustom() {
    return originalId != null;
  }

  public boolean isPaid() {
    return attributes.setupFee() > 0 || attributes.costPerMonth() > 0;
  }

  /** Whether a subscription begins as pending. */
  public boolean approvalRequired() {
    return attributes.approvalRequired();
  }

  /** Of an application or service plan. */
  public long service() {
    return Objects.requireNonNull(serviceId);
  }
}
