package io.tollgate.admin.plan;

import io.tollgate.admin.rest.output.Representation;
import java.util.Map;

/** How plans, limits and prices go out (account-management-api.md, 5.8). */
public final class PlanRepresentation {
  private PlanRepresentation() {}

  /** Of applications; in XML every plan is called plan. */
  public static final Representation<Plan> APPLICATION_PLAN =
      dated(
              terms(named("application_plan").text("system_name", Plan::systemName))
                  .flag("custom", Plan::isCustom)
                  .xmlAttribute())
          .link("service", plan -> "/admin/api/services/" + plan.service())
          .link("self", plan -> path(plan, "application_plans"));

  /** Of subscriptions to a service. */
  public static final Representation<Plan> SERVICE_PLAN =
      subscribed("service_plan")
          .link("service", plan -> "/admin/api/services/" + plan.service())
          .link("self", plan -> path(plan, "service_plans"));

  /** Of accounts. */
  public static final Representation<Plan> ACCOUNT_PLAN =
      subscribed("account_plan").link("self", plan -> "/admin/api/account_plans/" + plan.id());

  private static Representation<Plan> named(String type) {
    return Representation.<Plan>of(type, "plans")
        .inXmlAs("plan")
        .integer("id", Plan::id)
        .text("name", Plan::name);
  }

  private static Representation<Plan> terms(Representation<Plan> named) {
    return named
        .text("state", plan -> plan.state().wireName())
        .money("setup_fee", plan -> plan.attributes().setupFee())
        .money("cost_per_month", plan -> plan.attributes().costPerMonth())
        .integer("trial_period_days", plan -> plan.attributes().trialPeriodDays())
        .integer("cancellation_period", plan -> plan.attributes().cancellationPeriod())
        .flag("approval_required", Plan::approvalRequired)
        .flag("default", Plan::isDefault)
        .xmlAttribute();
  }

  private static Representation<Plan> dated(Representation<Plan> plan) {
    return plan.time("created_at", Plan::createdAt).time("updated_at", Plan::updatedAt);
  }

  /** A plan that is never customised: only the attribute of every plan in XML says so. */
  private static Representation<Plan> subscribed(String type) {
    return dated(terms(named(type)).flag("custom", Plan::isCustom).xmlAttributeOnly());
  }

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

  /** The cost is a text: known clients expect it so. */
  static final Representation<PricingRule> PRICING_RULE =
      Representation.<PricingRule>of("pricing_rule", "pricing_rules")
          .integer("id", PricingRule::id)
          .integer("metric_id", PricingRule::metricId)
          .text("cost_per_unit", PricingRule::cost)
          .integer("min", PricingRule::min)
          .integer("max", PricingRule::max)
          .time("created_at", PricingRule::createdAt)
          .time("updated_at", PricingRule::updatedAt);

  private static String path(Plan plan, String collection) {
    return "/admin/api/services/" + plan.service() + "/" + collection + "/" + plan.id();
  }

  private static String metricPath(UsageLimit limit) {
    String owner =
        limit.backendId() == null
            ? "/admin/api/services/" + limit.serviceId()
            : "/admin/api/backend_apis/" + limit.backendId();
    return owner + "/metrics/" + limit.metricId();
  }

  /** How plans of this kind are shown. */
  static Representation<Plan> of(PlanKind kind) {
    return switch (kind) {
      case APPLICATION -> APPLICATION_PLAN;
      case SERVICE -> SERVICE_PLAN;
      case ACCOUNT -> ACCOUNT_PLAN;
    };
  }

  static Map<String, ?> audited(Plan plan) {
    return of(plan.kind()).audited(plan);
  }

  static Map<String, ?> audited(Plan before, Plan after) {
    return of(after.kind()).audited(before, after);
  }
}
