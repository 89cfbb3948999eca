package io.tollgate.admin.plan;

import static io.tollgate.admin.plan.FeatureResource.FEATURE;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Answer;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.admin.rest.route.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints that give plans features (account-management-api.md, 4.6 and 4.7). */
final class PlanFeatureResource {

  /** Which feature to give. */
  private record Choice(@Nullable Long featureId) {}

  private static final Form<Choice> FORM =
      Form.flat()
          .integer("feature_id", 1)
          .needs("feature_id")
          .reads(
              new Choice(null),
              (fields, none) -> new Choice(fields.integer("feature_id", none.featureId)));

  private final PlanFeatures features;

  PlanFeatureResource(PlanFeatures features) {
    this.features = features;
  }

  List<Route<?, ?, ?>> routes() {
    List<Route<?, ?, ?>> all = new ArrayList<>();
    all.addAll(of(PlanKind.APPLICATION, "application_plans", Section.PLANS));
    all.addAll(of(PlanKind.SERVICE, "service_plans", Section.PARTNERS));
    all.addAll(of(PlanKind.ACCOUNT, "account_plans", Section.PARTNERS));
    return all;
  }

  private List<Route<?, ?, ?>> of(PlanKind kind, String plans, Section section) {
    String path = "/admin/api/" + plans + "/{plan_id}/features";
    Target<Plan> target = call -> features.plan(call.caller(), kind, call.id("plan_id"));
    Routes routes = Routes.of(Access.of(section));
    routes.get(path).at(target).lists(FEATURE, (call, plan) -> features.of(call.caller(), plan));
    routes
        .post(path)
        .at(target)
        .reads(FORM)
        .creates(
            FEATURE, (caller, plan, choice) -> features.give(caller, plan, choice.featureId()));
    routes
        .delete(path + "/{id}")
        .at(target)
        .ends(Answer.nothing(), (call, plan) -> features.take(call.caller(), plan, call.id("id")));
    return routes.all();
  }
}
