package io.tollgate.admin.plan;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.service.Services;
import io.tollgate.admin.tenant.Tenants;
import org.jspecify.annotations.Nullable;

/** Whose plans and features are: a service's, or the tenant's where they are for accounts. */
final class Issuer {
  private Issuer() {}

  /**
   * Whether the issuer is there; nobody else changes what it issues until the transaction ends.
   *
   * @param serviceId null for the tenant
   */
  static boolean isLocked(Transaction transaction, Caller caller, @Nullable Long serviceId) {
    if (serviceId != null) {
      return Services.locked(transaction, serviceId) != null;
    }
    Tenants.lock(transaction, caller.tenantId());
    return true;
  }
}
