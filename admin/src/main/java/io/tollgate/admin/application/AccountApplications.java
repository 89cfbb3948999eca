package io.tollgate.admin.application;

import static io.tollgate.admin.database.schema.Tables.APPLICATION;

import io.tollgate.admin.account.Account;
import io.tollgate.admin.account.BeforeAccountDelete;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.plan.CustomPlans;

/** Deletes the applications of an account that is about to be deleted. */
public final class AccountApplications implements BeforeAccountDelete {
  private final ApplicationEnd end;

  public AccountApplications(Events events, CustomPlans customPlans) {
    this.end = new ApplicationEnd(events, customPlans);
  }

  @Override
  public Outcome<Account> letGo(Transaction transaction, Caller caller, Account account) {
    for (Application each :
        ApplicationTable.all(transaction, APPLICATION.ACCOUNT_ID.eq(account.id()))) {
      end.of(transaction, caller, each);
    }
    return Outcome.done(account);
  }
}
