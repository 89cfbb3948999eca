package io.tollgate.admin.account;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.outcome.Outcome;

/** Asked by whoever has things of an account before it is deleted: refuses, or lets go of them. */
@FunctionalInterface
public interface BeforeAccountDelete {
  Outcome<Account> letGo(Transaction transaction, Caller caller, Account account);
}
