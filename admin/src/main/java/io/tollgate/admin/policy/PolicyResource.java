package io.tollgate.admin.policy;

import io.tollgate.admin.caller.Scope;
import io.tollgate.admin.caller.Section;
import io.tollgate.admin.database.Sized;
import io.tollgate.admin.outcome.Outcome;
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
        .weighs((call, caller) -> Policies.asTree(call.sent()))
        .reads(form)
        .creates(POLICY, (caller, self, attributes) -> policies.create(caller, attributes));
    routes
        .get(ONE)
        .at(this::target)
        .weighs((call, policy) -> policy.octets())
        .shows(POLICY, (call, policy) -> Outcome.found(policies.find(call.caller(), policy.id())));
    routes
        .put(ONE)
        .at(this::target)
        .weighs((call, policy) -> policy.octets() + Policies.asTree(call.sent()))
        .reads(form)
        .updates(POLICY, (caller, policy, change) -> policies.update(caller, policy.id(), change));
    routes
        .delete(ONE)
        .at(this::target)
        .weighs((call, policy) -> policy.octets())
        .deletes((caller, policy) -> policies.delete(caller, policy.id()));
    return routes.all();
  }

  private @Nullable Sized target(Call call) {
    return policies.sized(call.caller(), call.segment("id"));
  }
}
