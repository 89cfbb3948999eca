package io.tollgate.admin.signup;

import io.tollgate.admin.account.Account;
import io.tollgate.admin.account.AccountState;
import io.tollgate.admin.account.Accounts;
import io.tollgate.admin.account.Subscriptions;
import io.tollgate.admin.account.UserCredentials;
import io.tollgate.admin.account.UserRole;
import io.tollgate.admin.account.UserState;
import io.tollgate.admin.account.Users;
import io.tollgate.admin.application.ApplicationDraft;
import io.tollgate.admin.application.Applications;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.caller.Section;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.plan.Plan;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import java.util.List;

/** Signs developers up. */
public final class SignUp {
  private static final String APPLICATION_NAME = "API signup";
  private static final String APPLICATION_DESCRIPTION = "Made with the account on sign-up";

  private final Database database;
  private final Accounts accounts;
  private final Users users;
  private final Subscriptions subscriptions;
  private final Applications applications;

  public SignUp(
      Database database,
      Accounts accounts,
      Users users,
      Subscriptions subscriptions,
      Applications applications) {
    this.database = database;
    this.accounts = accounts;
    this.users = users;
    this.subscriptions = subscriptions;
    this.applications = applications;
  }

  public List<Route<?, ?, ?>> routes() {
    Representation<Account> shown =
        accounts
            .representation()
            .embedInXml("applications", applications.representation(), applications::ofAccounts);
    Routes routes = Routes.of(Access.of(Section.PARTNERS));
    routes
        .post("/admin/api/signup")
        .reads(SignUpDraft.FORM)
        .creates(shown, (caller, self, draft) -> create(caller, draft));
    return routes.all();
  }

  /**
   * Makes an account, its first admin, its subscriptions and, with application plans, its
   * applications. The user is active when he has a password, else pending.
   */
  public Outcome<Account> create(Caller caller, SignUpDraft draft) {
    UserCredentials user = users.prepare(draft.user());
    return database.write(
        caller.tenantId(),
        transaction -> {
          Errors errors =
              Accounts.check(transaction, draft.account()).and(Users.check(transaction, user));
          return errors.isEmpty()
              ? ChosenPlans.choose(transaction, caller, draft.plans())
                  .then(plans -> made(transaction, caller, draft, user, plans))
              : Outcome.invalid(errors);
        });
  }

  private Outcome<Account> made(
      Transaction transaction,
      Caller caller,
      SignUpDraft draft,
      UserCredentials user,
      ChosenPlans plans) {
    AccountState state =
        plans.account().approvalRequired() ? AccountState.PENDING : AccountState.APPROVED;
    UserState userState = draft.user().password() == null ? UserState.PENDING : UserState.ACTIVE;
    return accounts
        .insert(transaction, caller, draft.account(), state)
        .then(
            account ->
                users
                    .insert(transaction, caller, account.id(), user, UserRole.ADMIN, userState)
                    .then(admin -> subscribed(transaction, caller, account, plans)));
  }

  private Outcome<Account> subscribed(
      Transaction transaction, Caller caller, Account account, ChosenPlans plans) {
    subscriptions.add(transaction, caller, account.id(), plans.account());
    Outcome<Account> outcome = Outcome.done(account);
    for (ChosenPlans.ForService each : plans.services()) {
      outcome = outcome.then(so -> subscribed(transaction, caller, so, each));
    }
    return outcome;
  }

  private Outcome<Account> subscribed(
      Transaction transaction, Caller caller, Account account, ChosenPlans.ForService chosen) {
    subscriptions.add(transaction, caller, account.id(), chosen.plan());
    Plan plan = chosen.application();
    if (plan == null) {
      return Outcome.done(account);
    }
    return applications
        .insert(
            transaction,
            caller,
            account,
            chosen.service(),
            plan,
            ApplicationDraft.named(plan.id(), APPLICATION_NAME, APPLICATION_DESCRIPTION))
        .map(application -> account);
  }
}
