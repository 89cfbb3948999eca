package io.tollgate.admin.plan;

import static io.tollgate.admin.plan.PlanRepresentation.APPLICATION_PLAN;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.Services;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints of application plans (account-management-api.md, 4.6). */
final class ApplicationPlanResource {
  private static final String ALL = "/admin/api/application_plans";
  private static final String PLANS = "/admin/api/services/{service_id}/application_plans";
  private static final String PLAN = PLANS + "/{id}";
  private static final Form<PlanAttributes> FORM = PlanAttributes.form("application_plan");

  private final Plans plans;
  private final Services services;

  ApplicationPlanResource(Plans plans, Services services) {
    this.plans = plans;
    this.services = services;
  }

  List<Route<?, ?, ?>> routes() {
    Routes routes = Routes.of(Access.of(Section.PLANS));
    routes.get(ALL).lists(APPLICATION_PLAN, (call, caller) -> plans.applicationPlans(caller));
    routes
        .get(PLANS)
        .at(services::target)
        .lists(APPLICATION_PLAN, (call, service) -> plans.applicationPlans(call.caller(), service));
    routes.post(PLANS).at(services::target).reads(FORM).creates(APPLICATION_PLAN, plans::create);
    routes.get(PLAN).at(this::target).shows(APPLICATION_PLAN);
    routes.put(PLAN).at(this::target).reads(FORM).updates(APPLICATION_PLAN, plans::update);
    routes.delete(PLAN).at(this::target).deletes(plans::delete);
    routes.put(PLAN + "/default").at(this::target).does(APPLICATION_PLAN, plans::makeDefault);
    return routes.all();
  }

  private @Nullable Plan target(Call call) {
    Service service = services.target(call);
    Plan plan = service == null ? null : plans.findApplicationPlan(call.caller(), call.id("id"));
    return plan != null && service != null && plan.service() == service.id() ? plan : null;
  }
}
