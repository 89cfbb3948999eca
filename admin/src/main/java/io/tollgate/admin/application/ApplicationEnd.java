package io.tollgate.admin.application;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.plan.CustomPlans;

/** The end of applications, with what belongs to one alone: its customised plan. */
final class ApplicationEnd {
  private final ApplicationAudit audit;
  private final CustomPlans customPlans;

  ApplicationEnd(Events events, CustomPlans customPlans) {
    this.audit = new ApplicationAudit(events);
    this.customPlans = customPlans;
  }

  void of(Transaction transaction, Caller caller, Application application) {
    ApplicationTable.delete(transaction, application.id());
    audit.deleted(transaction, caller, application);
    customPlans.discard(transaction, caller, application.contract().planId());
  }
}
