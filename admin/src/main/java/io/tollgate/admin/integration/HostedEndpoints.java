package io.tollgate.admin.integration;

import static io.tollgate.admin.database.schema.Tables.PROXY;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.tenant.Tenants;

/**
 * The public addresses of hosted services (account-management-api.md, 5.4): no two services of an
 * installation have the same.
 */
final class HostedEndpoints {
  private final EndpointTemplates templates;

  HostedEndpoints(EndpointTemplates templates) {
    this.templates = templates;
  }

  /** The same whenever it is asked: of two services that would share one the older has it. */
  ProxyRules.Generated of(Rows rows, Service service) {
    String tenant = templates.perTenant() ? Tenants.hostLabel(rows) : "";
    String label =
        EndpointTemplates.label(
            tenant.isEmpty() ? service.systemName() : service.systemName() + "-" + tenant);
    boolean taken =
        rows.from(PROXY)
            .where(
                PROXY
                    .ENDPOINT
                    .eq(templates.productionAt(label))
                    .and(PROXY.SERVICE_ID.lt(service.id())))
            .exists();
    String own = taken ? EndpointTemplates.label(label + "-" + service.id()) : label;
    return new ProxyRules.Generated(templates.productionAt(own), templates.sandboxAt(own));
  }
}
