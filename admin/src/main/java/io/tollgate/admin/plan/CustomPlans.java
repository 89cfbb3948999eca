package io.tollgate.admin.plan;

import io.tollgate.admin.access.Secrets;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Subject;
import java.time.InstantSource;
import java.util.Objects;

/** Copies of application plans that one application alone uses (account-management-api.md, 5.6). */
public final class CustomPlans {
  private static final String SUFFIX = " (custom)";
  private static final int LONGEST_NAME = 255;
  private static final int NAME_DIGITS = 12;

  private final Events events;
  private final InstantSource clock;
  private final Secrets secrets;

  public CustomPlans(Events events, InstantSource clock, Secrets secrets) {
    this.events = events;
    this.clock = clock;
    this.secrets = secrets;
  }

  /**
   * Copies a plan with its limits as a hidden one, within a transaction that locked its service.
   */
  public Plan copy(Transaction transaction, Caller caller, Plan original) {
    long now = clock.millis();
    long id =
        PlanTable.insert(
            transaction,
            original.kind(),
            original.serviceId(),
            original.id(),
            original.attributes().renamed(name(original), "custom_" + secrets.hex(NAME_DIGITS)),
            PlanState.HIDDEN,
            now);
    PlanParts.copy(transaction, original.id(), id, now);
    Plan made = Objects.requireNonNull(Plans.find(transaction, original.kind(), id));
    record(transaction, caller, made, Action.CREATED);
    return made;
  }

  private static String name(Plan original) {
    String name = original.name();
    int room = LONGEST_NAME - SUFFIX.length();
    int length = name.codePointCount(0, name.length());
    return (length <= room ? name : name.substring(0, name.offsetByCodePoints(0, room))) + SUFFIX;
  }

  /** Deletes a plan that no application uses any more, if it is such a copy. */
  public void discard(Transaction transaction, Caller caller, long planId) {
    Plan plan = Plans.find(transaction, PlanKind.APPLICATION, planId);
    if (plan != null && plan.isCustom()) {
      PlanTable.delete(transaction, planId);
      record(transaction, caller, plan, Action.DELETED);
    }
  }

  private void record(Transaction transaction, Caller caller, Plan plan, Action action) {
    events.record(
        transaction,
        caller,
        new AdminEvent.ServiceChanged(
            plan.service(),
            new Subject("plan", plan.id()),
            action,
            PlanRepresentation.audited(plan)));
  }
}
