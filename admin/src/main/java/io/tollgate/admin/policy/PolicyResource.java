package io.tollgate.admin.policy;

import io.tollgate.admin.caller.Scope;
import io.tollgate.admin.caller.Section;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The endpoints of the policy registry (account-management-api.md, 4.5). */
final class PolicyResource {
  private static final String ALL = "/admin/api/registry/policies";
  private static final String ONE = ALL + "/{id}";

  private static final Access REGISTRY =
      new Access(Set.of(Scope.POLICY_REGISTRY), Set.of(Section.POLICY_REGISTRY), false, false);

  static final Representation<Policy> POLICY =
      Representation.<Policy>of("policy", "policies")
          .integer("id", Policy::id)
          .text("name", policy -> policy.attributes().name())
          .text("version", policy -> policy.attributes().version())
          .tree("schema", policy -> policy.attributes().schema())
          .time("created_at", Policy::createdAt)
          .time("updated_at", Policy::updatedAt)
          .link("self", policy -> ALL + "/" + policy.id());

  private final Policies policies;

  PolicyResource(Policies policies) {
    this.policies = policies;
  }

  List<Route<?, ?, ?>> routes() {
    var form = PolicyAttributes.FORM;
    Routes routes = Routes.jsonOnly(REGISTRY);
    routes
        .get(ALL)
        .weighs((call, caller) -> policies.octets(caller))
        .lists(POLICY, (call, caller) -> policies.all(caller));
    routes
        .post(ALL)
        .reads(form)
        .creates(POLICY, (caller, self, attributes) -> policies.create(caller, attributes));
    routes.get(ONE).at(this::target).shows(POLICY);
    routes.put(ONE).at(this::target).reads(form).updates(POLICY, policies::update);
    routes.delete(ONE).at(this::target).deletes(policies::delete);
    return routes.all();
  }

  private @Nullable Policy target(Call call) {
    return policies.find(call.caller(), call.segment("id"));
  }
}
