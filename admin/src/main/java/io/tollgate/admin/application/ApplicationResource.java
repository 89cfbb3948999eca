package io.tollgate.admin.application;

import io.tollgate.admin.account.Account;
import io.tollgate.admin.account.Accounts;
import io.tollgate.admin.caller.Section;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.plan.PlanChoice;
import io.tollgate.admin.plan.PlanRepresentation;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Answer;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import java.util.List;

/** The endpoints of applications (account-management-api.md, 4.9). */
final class ApplicationResource {
  private static final String ALL = "/admin/api/applications";
  private static final String OF_ACCOUNT = "/admin/api/accounts/{account_id}/applications";
  private static final String ONE = OF_ACCOUNT + "/{application_id}";
  private static final List<String> STATE_EVENTS = List.of("accept", "suspend", "resume");

  private final Applications applications;
  private final ApplicationChanges changes;
  private final Accounts accounts;

  ApplicationResource(Applications applications, ApplicationChanges changes, Accounts accounts) {
    this.applications = applications;
    this.changes = changes;
    this.accounts = accounts;
  }

  List<Route<?, ?, ?>> routes() {
    Representation<Application> shown = applications.representation();
    Routes routes = Routes.of(Access.of(Section.PARTNERS));
    routes
        .get(ALL)
        .takes("service_id", "plan_id", "plan_type", "active_since", "inactive_since", "state")
        .takesPage()
        .ends(
            Answer.page(shown),
            (call, caller) ->
                ApplicationFilter.of(call)
                    .map(filter -> applications.page(caller, filter, call.page())));
    routes
        .get(ALL + "/find")
        .takes("application_id", "service_id", "user_key", "app_id")
        .shows(
            shown,
            (call, caller) ->
                Outcome.found(applications.find(call.caller(), ApplicationSearch.of(call))));
    routes
        .get(OF_ACCOUNT + "/find")
        .takes("user_key", "app_id")
        .at(accounts::target)
        .shows(
            shown,
            (call, account) ->
                Outcome.found(
                    applications.find(call.caller(), ApplicationSearch.within(account, call))));
    routes
        .get("/admin/api/accounts/{account_id}/application_plans")
        .at(accounts::target)
        .lists(
            PlanRepresentation.APPLICATION_PLAN,
            (call, account) -> applications.plansOf(call.caller(), account));
    routes.get(OF_ACCOUNT).takes("state").at(accounts::target).lists(shown, this::ofAccount);
    routes
        .post(OF_ACCOUNT)
        .at(accounts::target)
        .reads(ApplicationDraft.FORM)
        .creates(shown, applications::create);
    routes.get(ONE).at(applications::target).shows(shown);
    routes
        .put(ONE)
        .at(applications::target)
        .reads(ApplicationAttributes.FORM)
        .updates(shown, changes::update);
    routes
        .delete(ONE)
        .takes("reason")
        .at(applications::target)
        .ends(
            Answer.nothing(),
            (call, application) ->
                changes.delete(call.caller(), application, call.parameter("reason")));
    for (String event : STATE_EVENTS) {
      routes
          .put(ONE + "/" + event)
          .at(applications::target)
          .does(shown, (caller, application) -> changes.changeState(caller, application, event));
    }
    routes
        .put(ONE + "/change_plan")
        .at(applications::target)
        .reads(PlanChoice.FORM)
        .does(PlanRepresentation.APPLICATION_PLAN, changes::changePlan);
    routes
        .put(ONE + "/customize_plan")
        .at(applications::target)
        .does(PlanRepresentation.APPLICATION_PLAN, changes::customisePlan);
    routes
        .put(ONE + "/decustomize_plan")
        .at(applications::target)
        .does(PlanRepresentation.APPLICATION_PLAN, changes::decustomisePlan);
    return routes.all();
  }

  private List<Application> ofAccount(Call call, Account account) {
    String state = call.parameter("state");
    return state == null || state.isBlank()
        ? applications.of(call.caller(), account)
        : applications.of(call.caller(), account, state);
  }
}
