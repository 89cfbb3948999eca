package io.tollgate.admin;

import io.tollgate.admin.access.Secrets;
import io.tollgate.admin.account.AccountContracts;
import io.tollgate.admin.account.Accounts;
import io.tollgate.admin.account.Passwords;
import io.tollgate.admin.account.ServiceSubscriptions;
import io.tollgate.admin.account.Subscriptions;
import io.tollgate.admin.account.Users;
import io.tollgate.admin.application.AccountApplications;
import io.tollgate.admin.application.Applications;
import io.tollgate.admin.application.SubscribedApplications;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.plan.CustomPlans;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.admin.signup.SignUp;
import java.time.InstantSource;
import java.util.List;

/**
 * The rooms of who takes the offer: developers with their accounts, subscriptions and applications.
 */
public record DeveloperSide(
    Accounts accounts,
    AccountContracts contracts,
    ServiceSubscriptions serviceSubscriptions,
    Users users,
    Applications applications,
    SignUp signUp) {

  /** Characters (portals.md, 1). */
  private static final int SHORTEST_PASSWORD = 15;

  static DeveloperSide on(Ground ground) {
    Database database = ground.database();
    Events events = ground.events();
    InstantSource clock = ground.clock();
    Secrets secrets = ground.secrets();
    Subscriptions subscriptions = new Subscriptions(events, clock);
    CustomPlans customPlans = new CustomPlans(events, clock, secrets);
    Accounts accounts =
        new Accounts(database, events, clock, new AccountApplications(events, customPlans));
    Users users =
        new Users(database, events, clock, new Passwords(secrets, SHORTEST_PASSWORD), accounts);
    Applications applications =
        new Applications(database, events, clock, secrets, accounts, subscriptions, customPlans);
    return new DeveloperSide(
        accounts,
        new AccountContracts(database, events, clock, accounts),
        new ServiceSubscriptions(
            database,
            events,
            clock,
            accounts,
            subscriptions,
            new SubscribedApplications(events, customPlans)),
        users,
        applications,
        new SignUp(database, accounts, users, subscriptions, applications));
  }

  List<Route<?, ?, ?>> routes() {
    return Routes.together(
        accounts.routes(),
        contracts.routes(),
        serviceSubscriptions.routes(),
        users.routes(),
        applications.routes(),
        signUp.routes());
  }
}
