package io.tollgate.admin.plan;

import static io.tollgate.admin.plan.PlanRepresentation.LIMIT;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints of usage limits (account-management-api.md, 4.6). */
final class LimitResource {
  private static final String ALL = "/admin/api/application_plans/{plan_id}/limits";
  private static final String LIMITS =
      "/admin/api/application_plans/{plan_id}/metrics/{metric_id}/limits";
  private static final String ONE = LIMITS + "/{id}";

  private final UsageLimits limits;
  private final Plans plans;

  LimitResource(UsageLimits limits, Plans plans) {
    this.limits = limits;
    this.plans = plans;
  }

  List<Route<?, ?, ?>> routes() {
    Routes routes = Routes.of(Access.of(Section.PLANS));
    routes
        .get(ALL)
        .at(this::plan)
        .pages(LIMIT, (call, plan) -> limits.page(call.caller(), plan, call.page()));
    routes
        .get(LIMITS)
        .at(this::metric)
        .lists(LIMIT, (call, metric) -> limits.of(call.caller(), metric));
    routes.post(LIMITS).at(this::metric).reads(LimitDraft.FORM).creates(LIMIT, limits::create);
    routes.get(ONE).at(this::limit).shows(LIMIT);
    routes.put(ONE).at(this::limit).reads(LimitDraft.FORM).updates(LIMIT, limits::update);
    routes.delete(ONE).at(this::limit).deletes(limits::delete);
    return routes.all();
  }

  private @Nullable Plan plan(Call call) {
    return plans.findApplicationPlan(call.caller(), call.id("plan_id"));
  }

  private @Nullable PlanMetric metric(Call call) {
    Plan plan = plan(call);
    return plan == null ? null : limits.metric(call.caller(), plan, call.id("metric_id"));
  }

  private @Nullable UsageLimit limit(Call call) {
    PlanMetric metric = metric(call);
    return metric == null ? null : limits.find(call.caller(), metric, call.id("id"));
  }
}
