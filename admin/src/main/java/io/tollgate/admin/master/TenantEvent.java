package io.tollgate.admin.master;

import io.tollgate.admin.tenant.Tenant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can happen to a tenant as a whole (portals.md, 8.1). */
enum TenantEvent {
  SUSPEND(Tenant.SUSPENDED, Set.of("suspend", "make_suspended")),
  RESUME(Tenant.APPROVED, Set.of("resume", "make_approved")),
  SCHEDULE_FOR_DELETION(
      Tenant.SCHEDULED_FOR_DELETION,
      Set.of("schedule_for_deletion", "make_scheduled_for_deletion"));

  private final String leadsTo;
  private final Set<String> names;

  TenantEvent(String leadsTo, Set<String> names) {
    this.leadsTo = leadsTo;
    this.names = names;
  }

  static @Nullable TenantEvent named(String name) {
    for (TenantEvent event : values()) {
      if (event.names.contains(name)) {
        return event;
      }
    }
    return null;
  }

  /** The state after it; null when a tenant in this state cannot go through it. */
  @Nullable String after(String state) {
    return state.equals(leadsTo) ? null : leadsTo;
  }
}
