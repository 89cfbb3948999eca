package io.tollgate.admin.plan;

import static io.tollgate.admin.plan.PlanRepresentation.ACCOUNT_PLAN;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints of account plans (account-management-api.md, 4.7). */
final class AccountPlanResource {
  private static final String ALL = "/admin/api/account_plans";
  private static final String ONE = ALL + "/{id}";
  private static final Form<PlanAttributes> FORM = PlanAttributes.form("account_plan");

  private final Plans plans;

  AccountPlanResource(Plans plans) {
    this.plans = plans;
  }

  List<Route<?, ?, ?>> routes() {
    Routes routes = Routes.of(Access.of(Section.PARTNERS));
    routes.get(ALL).lists(ACCOUNT_PLAN, (call, caller) -> plans.all(caller, PlanKind.ACCOUNT));
    routes
        .post(ALL)
        .reads(FORM)
        .creates(ACCOUNT_PLAN, (caller, self, attributes) -> plans.create(caller, attributes));
    routes.get(ONE).at(this::target).shows(ACCOUNT_PLAN);
    routes.put(ONE).at(this::target).reads(FORM).updates(ACCOUNT_PLAN, plans::update);
    routes.delete(ONE).at(this::target).deletes(plans::delete);
    routes.put(ONE + "/default").at(this::target).does(ACCOUNT_PLAN, plans::makeDefault);
    return routes.all();
  }

  private @Nullable Plan target(Call call) {
    return plans.find(call.caller(), PlanKind.ACCOUNT, call.id("id"));
  }
}
