package io.tollgate.admin.application;

import static io.tollgate.admin.database.schema.Tables.APPLICATION;
import static io.tollgate.admin.database.schema.Tables.SERVICE;

import io.tollgate.admin.account.Account;
import io.tollgate.admin.account.BeforeAccountDelete;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Refusal;
import io.tollgate.admin.plan.CustomPlans;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Deletes the applications of an account that is about to be deleted. */
public final class AccountApplications implements BeforeAccountDelete {
  private final ApplicationEnd end;

  public AccountApplications(Events events, CustomPlans customPlans) {
    this.end = new ApplicationEnd(events, customPlans);
  }

  /** The products, always in the same order: their customised plans are changed by others, too. */
  @Override
  public Set<Long> lock(Transaction transaction, Account account) {
    Set<Long> services = new TreeSet<>();
    all(transaction, account).forEach(each -> services.add(each.serviceId()));
    services.forEach(service -> transaction.lock(SERVICE, service));
    return services;
  }

  /** A conflict where an application of another product came in between. */
  @Override
  public Outcome<Account> letGo(
      Transaction transaction, Caller caller, Account account, Set<Long> locked) {
    List<Application> applications = all(transaction, account);
    if (applications.stream().anyMatch(each -> !locked.contains(each.serviceId()))) {
      return Outcome.failed(new Refusal.Conflict());
    }
    if (!applications.stream().allMatch(each -> caller.sees(each.serviceId()))) {
      return Outcome.forbidden(
          "The account has applications of products that you may not see; ask an admin");
    }
    applications.forEach(each -> end.of(transaction, caller, each));
    return Outcome.done(account);
  }

  private static List<Application> all(Rows rows, Account account) {
    return ApplicationTable.all(rows, APPLICATION.ACCOUNT_ID.eq(account.id()));
  }
}
