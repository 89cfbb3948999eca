package io.tollgate.admin.application;

import io.tollgate.admin.account.Subscriptions;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.plan.PlanUse;

/** Applications and accounts, as what is subscribed with plans. */
public final class PlanSubscribers implements PlanUse {

  @Override
  public boolean isSubscribed(Rows rows, long planId) {
    return ApplicationTable.isOn(rows, planId) || Subscriptions.isOn(rows, planId);
  }
}
