package io.tollgate.admin.plan;

import static io.tollgate.admin.plan.PlanRepresentation.PRICING_RULE;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints of pricing rules (account-management-api.md, 4.6). */
final class PricingResource {
  private static final String ALL = "/admin/api/application_plans/{plan_id}/pricing_rules";
  private static final String RULES =
      "/admin/api/application_plans/{plan_id}/metrics/{metric_id}/pricing_rules";

  private final PricingRules rules;
  private final Plans plans;

  PricingResource(PricingRules rules, Plans plans) {
    this.rules = rules;
    this.plans = plans;
  }

  List<Route<?, ?, ?>> routes() {
    Routes routes = Routes.of(Access.of(Section.PLANS));
    routes
        .get(ALL)
        .at(this::plan)
        .lists(PRICING_RULE, (call, plan) -> rules.of(call.caller(), plan));
    routes
        .get(RULES)
        .at(this::metric)
        .lists(PRICING_RULE, (call, metric) -> rules.of(call.caller(), metric));
    routes
        .post(RULES)
        .at(this::metric)
        .reads(PricingDraft.FORM)
        .creates(PRICING_RULE, rules::create);
    routes.delete(RULES + "/{id}").at(this::rule).deletes(rules::delete);
    return routes.all();
  }

  private @Nullable Plan plan(Call call) {
    return plans.findApplicationPlan(call.caller(), call.id("plan_id"));
  }

  private @Nullable PlanMetric metric(Call call) {
    Plan plan = plan(call);
    return plan == null ? null : rules.metric(call.caller(), plan, call.id("metric_id"));
  }

  private @Nullable PricingRule rule(Call call) {
    PlanMetric metric = metric(call);
    return metric == null ? null : rules.find(call.caller(), metric, call.id("id"));
  }
}
