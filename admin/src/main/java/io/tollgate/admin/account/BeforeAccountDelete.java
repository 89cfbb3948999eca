package io.tollgate.admin.account;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.outcome.Outcome;
import java.util.Set;

/** Asked by whoever has things of an account before it is deleted: refuses, or lets go of them. */
public interface BeforeAccountDelete {

  /** Locks what stands above the account in the order of locks and changes with it. */
  Set<Long> lock(Transaction transaction, Account account);

  /**
   * @param locked what was locked before the account was
   */
  Outcome<Account> letGo(Transaction transaction, Caller caller, Account account, Set<Long> locked);
}
