package io.tollgate.admin.tenant;

import org.jspecify.annotations.Nullable;

/**
 * A provider.
 *
 * @param providerKey authenticates the tenant as a whole, to this API and to the backend
 * @param defaultServiceId the service that a call with the provider key alone means
 */
public record Tenant(
    long id,
    String orgName,
    String state,
    String providerKey,
    @Nullable Long defaultServiceId,
    @Nullable Long defaultAccountPlanId) {

  public static final String APPROVED = "approved";
  public static final String SUSPENDED = "suspended";
  public static final String SCHEDULED_FOR_DELETION = "scheduled_for_deletion";

  /** Whether nobody may use its API: suspended or about to be deleted. */
  public boolean isClosed() {
    return !state.equals(APPROVED);
  }

  /** Without the key: it is a secret. */
  @Override
  public String toString() {
    return "Tenant[" + id + ", " + orgName + ", " + state + "]";
  }
}
