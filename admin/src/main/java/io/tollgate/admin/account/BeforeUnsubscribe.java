package io.tollgate.admin.account;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.outcome.Outcome;

/** Asked by whoever has things under a subscription before it ends: refuses, or lets go of them. */
@FunctionalInterface
public interface BeforeUnsubscribe {
  Outcome<ServiceSubscription> letGo(
      Transaction transaction, Caller caller, ServiceSubscription subscription);
}
