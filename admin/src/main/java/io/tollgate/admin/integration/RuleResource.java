package io.tollgate.admin.integration;

import static io.tollgate.admin.integration.RuleRepresentation.MAPPING_RULE;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.admin.service.MetricOwner;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.Services;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints of services' mapping rules (account-management-api.md, 4.4). */
final class RuleResource {
  private static final String RULES = "/admin/api/services/{service_id}/proxy/mapping_rules";
  private static final String RULE = RULES + "/{id}";

  /** Older releases of a client know this path (10.1). */
  private static final String ALIAS = "/admin/api/services/{service_id}/mapping_rules/{id}";

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
        .lists(MAPPING_RULE, (call, service) -> rules.of(call.caller(), owner(service)));
    routes
        .post(RULES)
        .at(services::target)
        .reads(form)
        .creates(
            MAPPING_RULE, (caller, service, draft) -> rules.create(caller, owner(service), draft));
    routes.get(RULE).at(this::target).shows(MAPPING_RULE);
    routes.put(RULE).at(this::target).reads(form).updates(MAPPING_RULE, rules::update);
    routes.put(ALIAS).at(this::target).reads(form).updates(MAPPING_RULE, rules::update);
    routes.delete(RULE).at(this::target).deletes(rules::delete);
    return routes.all();
  }

  private @Nullable ProxyRule target(Call call) {
    Service service = services.target(call);
    return service == null ? null : rules.find(call.caller(), owner(service), call.id("id"));
  }

  private static MetricOwner owner(Service service) {
    return new MetricOwner.OfService(service.id());
  }
}
