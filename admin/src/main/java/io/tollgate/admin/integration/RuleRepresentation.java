package io.tollgate.admin.integration;

import io.tollgate.admin.rest.output.Representation;

/** How mapping rules go out (account-management-api.md, 5.5). */
final class RuleRepresentation {
  private RuleRepresentation() {}

  /** Of a service. */
  static final Representation<ProxyRule> MAPPING_RULE =
      rule()
          .link("self", rule -> proxy(rule) + "/mapping_rules/" + rule.id())
          .link("service", rule -> "/admin/api/services/" + rule.owner().id())
          .link("proxy", RuleRepresentation::proxy);

  static final Representation<ProxyRule> BACKEND_RULE =
      rule()
          .link("self", rule -> backend(rule) + "/mapping_rules/" + rule.id())
          .link("backend_api", RuleRepresentation::backend);

  private static Representation<ProxyRule> rule() {
    return Representation.<ProxyRule>of("mapping_rule", "mapping_rules")
        .integer("id", ProxyRule::id)
        .integer("metric_id", ProxyRule::metricId)
        .text("pattern", ProxyRule::pattern)
        .text("http_method", ProxyRule::httpMethod)
        .integer("delta", ProxyRule::delta)
        .integer("position", ProxyRule::position)
        .flag("last", ProxyRule::last)
        .time("created_at", ProxyRule::createdAt)
        .time("updated_at", ProxyRule::updatedAt)
        .pathOnlyLinks();
  }

  private static String proxy(ProxyRule rule) {
    return "/admin/api/services/" + rule.owner().id() + "/proxy";
  }

  private static String backend(ProxyRule rule) {
    return "/admin/api/backend_apis/" + rule.owner().id();
  }
}
