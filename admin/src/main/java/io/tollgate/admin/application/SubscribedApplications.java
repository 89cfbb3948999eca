package io.tollgate.admin.application;

import static io.tollgate.admin.database.schema.Tables.APPLICATION;

import io.tollgate.admin.account.BeforeUnsubscribe;
import io.tollgate.admin.account.ServiceSubscription;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.plan.CustomPlans;
import java.util.List;

/** Keeps a subscription whose applications are in use; suspended ones go with it. */
public final class SubscribedApplications implements BeforeUnsubscribe {
  private final ApplicationEnd end;

  public SubscribedApplications(Events events, CustomPlans customPlans) {
    this.end = new ApplicationEnd(events, customPlans);
  }

  @Override
  public Outcome<ServiceSubscription> letGo(
      Transaction transaction, Caller caller, ServiceSubscription subscription) {
    List<Application> applications =
        ApplicationTable.all(
            transaction,
            APPLICATION
                .ACCOUNT_ID
                .eq(subscription.accountId())
                .and(APPLICATION.SERVICE_ID.eq(subscription.serviceId())));
    if (applications.stream().anyMatch(each -> each.state() != ApplicationState.SUSPENDED)) {
      return Outcome.forbidden(
          "The subscription has applications that are not suspended; suspend them first");
    }
    applications.forEach(each -> end.of(transaction, caller, each));
    return Outcome.done(subscription);
  }
}
