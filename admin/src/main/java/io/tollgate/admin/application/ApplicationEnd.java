package io.tollgate.admin.application;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.plan.CustomPlans;
import org.jspecify.annotations.Nullable;

/** The end of applications, with what belongs to one alone: its customised plan. */
final class ApplicationEnd {
  private final ApplicationAudit audit;
  private final CustomPlans customPlans;

  ApplicationEnd(Events events, CustomPlans customPlans) {
    this.audit = new ApplicationAudit(events);
    this.customPlans = customPlans;
  }

  void of(Transaction transaction, Caller caller, Application application) {
    of(transaction, caller, application, null);
  }

  /**
   * @param reason told to the developer, null for none
   */
  void of(
      Transaction transaction, Caller caller, Application application, @Nullable String reason) {
    ApplicationTable.delete(transaction, application.id());
    audit.deleted(transaction, caller, application, reason);
    customPlans.discard(transaction, caller, application.context().planId());
  }
}
