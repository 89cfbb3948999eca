package io.tollgate.admin.account;

import static io.tollgate.admin.plan.PlanRepresentation.ACCOUNT_PLAN;
import static io.tollgate.admin.plan.PlanRepresentation.SERVICE_PLAN;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.plan.PlanChoice;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import java.util.List;

/** The endpoints of the plans that an account is on (account-management-api.md, 4.7 and 4.8). */
final class AccountContractResource {
  private static final String ACCOUNT = "/admin/api/accounts/{account_id}";

  private final AccountContracts contracts;
  private final Accounts accounts;

  AccountContractResource(AccountContracts contracts, Accounts accounts) {
    this.contracts = contracts;
    this.accounts = accounts;
  }

  List<Route<?, ?, ?>> routes() {
    Routes routes = Routes.of(Access.of(Section.PARTNERS));
    routes
        .get(ACCOUNT + "/plan")
        .at(accounts::target)
        .shows(
            ACCOUNT_PLAN,
            (call, account) -> Outcome.found(contracts.accountPlan(call.caller(), account)));
    routes
        .put(ACCOUNT + "/change_plan")
        .at(accounts::target)
        .reads(PlanChoice.FORM)
        .does(ACCOUNT_PLAN, contracts::changePlan);
    routes
        .get(ACCOUNT + "/service_plans")
        .at(accounts::target)
        .lists(SERVICE_PLAN, (call, account) -> contracts.servicePlans(call.caller(), account));
    return routes.all();
  }
}
