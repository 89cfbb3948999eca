package io.tollgate.admin.integration;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.Services;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints of mapping rules (account-management-api.md, 4.4). */
final class RuleResource {
  private static final String RULES = "/admin/api/services/{service_id}/proxy/mapping_rules";
  private static final String RULE = RULES + "/{id}";

  /** Older releases of a client know this path (10.1). */
  private static final String ALIAS = "/admin/api/services/{service_id}/mapping_rules/{id}";

  static final Representation<ProxyRule> MAPPING_RULE =
      Representation.<ProxyRule>of("mapping_rule", "mapping_rules")
          .integer("id", ProxyRule::id)
          .integer("metric_id", ProxyRule::metricId)
          .text("pattern", ProxyRule::pattern)
          .text("http_method", ProxyRule::httpMethod)
          .integer("delta", ProxyRule::delta)
          .integer("position", ProxyRule::position)
          .flag("last", ProxyRule::last)
          .time("created_at", ProxyRule::createdAt)
          .time("updated_at", ProxyRule::updatedAt)
          .pathOnlyLinks()
          .link("self", rule -> proxy(rule) + "/mapping_rules/" + rule.id())
          .link("service", rule -> "/admin/api/services/" + rule.owner().id())
          .link("proxy", RuleResource::proxy);

  private final MappingRules rules;
  private final Services services;

  RuleResource(MappingRules rules, Services services) {
    this.rules = rules;
    this.services = services;
  }

  List<Route<?, ?, ?>> routes() {
    var form = RuleDraft.FORM;
    Routes routes = Routes.of(Access.of(Section.PLANS));
    routes
        .get(RULES)
        .at(services::target)
        .lists(MAPPING_RULE, (call, service) -> rules.of(call.caller(), service));
    routes.post(RULES).at(services::target).reads(form).creates(MAPPING_RULE, rules::create);
    routes.get(RULE).at(this::target).shows(MAPPING_RULE);
    routes.put(RULE).at(this::target).reads(form).updates(MAPPING_RULE, rules::update);
    routes.put(ALIAS).at(this::target).reads(form).updates(MAPPING_RULE, rules::update);
    routes.delete(RULE).at(this::target).deletes(rules::delete);
    return routes.all();
  }

  private @Nullable ProxyRule target(Call call) {
    Service service = services.target(call);
    return service == null ? null : rules.find(call.caller(), service, call.id("id"));
  }

  private static String proxy(ProxyRule rule) {
    return "/admin/api/services/" + rule.owner().id() + "/proxy";
  }
}
