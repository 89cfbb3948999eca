package io.tollgate.admin.integration;

import static io.tollgate.admin.integration.RuleRepresentation.BACKEND_RULE;

import io.tollgate.admin.backendapi.BackendApi;
import io.tollgate.admin.backendapi.BackendApis;
import io.tollgate.admin.caller.Section;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints of backends' mapping rules (account-management-api.md, 4.3). */
final class BackendRuleResource {
  private static final String RULES = "/admin/api/backend_apis/{backend_api_id}/mapping_rules";
  private static final String RULE = RULES + "/{id}";

  private final MappingRules rules;
  private final BackendApis backends;

  BackendRuleResource(MappingRules rules, BackendApis backends) {
    this.rules = rules;
    this.backends = backends;
  }

  List<Route<?, ?, ?>> routes() {
    var form = RuleDraft.FORM;
    Routes routes = Routes.jsonOnly(Access.of(Section.PLANS));
    routes
        .get(RULES)
        .at(backends::target)
        .pages(
            BACKEND_RULE,
            (call, backend) -> rules.page(call.caller(), backend.owner(), call.page()));
    routes
        .post(RULES)
        .at(backends::target)
        .reads(form)
        .creates(
            BACKEND_RULE, (caller, backend, draft) -> rules.create(caller, backend.owner(), draft));
    routes.get(RULE).at(this::target).shows(BACKEND_RULE);
    routes.put(RULE).at(this::target).reads(form).updates(BACKEND_RULE, rules::update);
    routes.delete(RULE).at(this::target).deletes(rules::delete);
    return routes.all();
  }

  private @Nullable ProxyRule target(Call call) {
    BackendApi backend = backends.target(call);
    return backend == null ? null : rules.find(call.caller(), backend.owner(), call.id("id"));
  }
}
