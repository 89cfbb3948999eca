package io.tollgate.admin.master;

import io.tollgate.admin.tenant.Tenant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can happen to a tenant as a whole (portals.md, 8.1). */
enum TenantEvent {
  SUSPEND(Tenant.SUSPENDED, List.of("suspend", "make_suspended")),
  RESUME(Tenant.APPROVED, List.of("resume", "make_approved")),
  SCHEDULE_FOR_DELETION(
      Tenant.SCHEDULED_FOR_DELETION,
      List.of("schedule_for_deletion", "make_scheduled_for_deletion"));

  /** By which they are asked for. */
  static final List<String> NAMES =
      Arrays.stream(values()).flatMap(event -> event.names.stream()).toList();

  private final String leadsTo;
  private final List<String> names;

  TenantEvent(String leadsTo, List<String> names) {
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
