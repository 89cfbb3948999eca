package io.tollgate.admin.plan;

import io.tollgate.admin.rest.output.Representation;
import java.util.Map;

/** How plans and limits go out (account-management-api.md, 5.8). */
public final class PlanRepresentation {
  private PlanRepresentation() {}

  /** Of applications; in XML every plan is called plan. */
  public static final Representation<Plan> APPLICATION_PLAN =
      Representation.<Plan>of("application_plan", "plans")
          .inXmlAs("plan")
          .integer("id", Plan::id)
          .text("name", Plan::name)
          .text("system_name", Plan::systemName)
          .text("state", plan -> plan.state().wireName())
          .money("setup_fee", plan -> plan.attributes().setupFee())
          .money("cost_per_month", plan -> plan.attributes().costPerMonth())
          .integer("trial_period_days", plan -> plan.attributes().trialPeriodDays())
          .integer("cancellation_period", plan -> plan.attributes().cancellationPeriod())
          .flag("approval_required", Plan::approvalRequired)
          .flag("default", Plan::isDefault)
          .xmlAttribute()
          .flag("custom", Plan::isCustom)
          .xmlAttribute()
          .time("created_at", Plan::createdAt)
          .time("updated_at", Plan::updatedAt)
          .link("service", plan -> "/admin/api/services/" + plan.service())
          .link("self", PlanRepresentation::path);

  static final Representation<UsageLimit> LIMIT =
      Representation.<UsageLimit>of("limit", "limits")
          .integer("id", UsageLimit::id)
          .text("period", limit -> limit.period().wireName())
          .integer("value", UsageLimit::value)
          .integer("metric_id", UsageLimit::metricId)
          .integer("plan_id", UsageLimit::planId)
          .time("created_at", UsageLimit::createdAt)
          .time("updated_at", UsageLimit::updatedAt)
          .link("metric", PlanRepresentation::metricPath)
          .link(
              "self",
              limit ->
                  "/admin/api/application_plans/"
                      + limit.planId()
                      + "/metrics/"
                      + limit.metricId()
                      + "/limits/"
                      + limit.id())
          .link(
              "plan",
              limit ->
                  "/admin/api/services/"
                      + limit.serviceId()
                      + "/application_plans/"
                      + limit.planId());

  private static String path(Plan plan) {
    return "/admin/api/services/" + plan.service() + "/application_plans/" + plan.id();
  }

  private static String metricPath(UsageLimit limit) {
    String owner =
        limit.backendId() == null
            ? "/admin/api/services/" + limit.serviceId()
            : "/admin/api/backend_apis/" + limit.backendId();
    return owner + "/metrics/" + limit.metricId();
  }

  static Map<String, ?> audited(Plan plan) {
    return plan.serviceId() == null ? Map.of("name", plan.name()) : APPLICATION_PLAN.audited(plan);
  }

  static Map<String, ?> audited(Plan before, Plan after) {
    return APPLICATION_PLAN.audited(before, after);
  }
}
