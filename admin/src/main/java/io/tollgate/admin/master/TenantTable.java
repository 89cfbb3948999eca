package io.tollgate.admin.master;

import static io.tollgate.admin.database.schema.Tables.APPLICATION;
import static io.tollgate.admin.database.schema.Tables.OUTBOX;
import static io.tollgate.admin.database.schema.Tables.TENANT;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.event.Publication;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.Services;
import io.tollgate.admin.tenant.Tenant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is asked of a tenant as a whole. */
final class TenantTable {
  private TenantTable() {}

  /** Of all tenants those whose time is over. */
  static List<Long> overdue(Rows rows, long now) {
    return rows.from(TENANT)
        .where(TENANT.STATE.eq(Tenant.SCHEDULED_FOR_DELETION))
        .where(TENANT.DELETE_AT.le(now))
        .list(row -> row.get(TENANT.ID));
  }

  /** Whether somebody is still to be told of something. */
  static boolean isWaitedFor(Rows rows) {
    return rows.from(OUTBOX).exists();
  }

  /** All that authorisation knows of the tenant: its services, its applications plan by plan. */
  static List<Publication> publications(Rows rows) {
    Set<Publication> all = new LinkedHashSet<>();
    for (Service service : Services.all(rows)) {
      all.add(new Publication.OfService(service.id(), List.of()));
    }
    rows.from(APPLICATION)
        .fields(APPLICATION.SERVICE_ID, APPLICATION.PLAN_ID)
        .list(
            row ->
                all.add(
                    new Publication.OfPlanApplications(
                        row.get(APPLICATION.SERVICE_ID), row.get(APPLICATION.PLAN_ID))));
    return new ArrayList<>(all);
  }
}
