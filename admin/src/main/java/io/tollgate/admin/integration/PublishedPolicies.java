package io.tollgate.admin.integration;

import io.tollgate.admin.backendapi.BackendUsage;
import io.tollgate.protocol.gateway.PolicyConfiguration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The policies of a service as gateways get them: the enabled ones, and where backends are mounted
 * below its root, right before {@code apicast} the policy that routes to them
 * (account-management-api.md, 6.2). Pure.
 */
final class PublishedPolicies {
  private static final String ROUTING = "routing";
  private static final String APICAST = "apicast";
  private static final String BUILTIN = "builtin";

  private PublishedPolicies() {}

  static List<PolicyConfiguration> of(Proxy proxy, List<BackendUsage> usages) {
    List<PolicyConfiguration> chain = new ArrayList<>();
    for (ObjectNode item : PolicyChain.enabled(proxy.policies())) {
      chain.add(
          new PolicyConfiguration(
              item.path("name").asString(),
              item.path("version").asString(),
              (ObjectNode) item.path("configuration")));
    }
    return routesByPath(usages) ? routed(chain, usages) : chain;
  }

  /** Whether the path of a call decides which backend it goes to. */
  static boolean routesByPath(List<BackendUsage> usages) {
    return usages.stream().anyMatch(usage -> !usage.isAtRoot());
  }

  /** The rules of a routing policy that the provider made himself come behind those of paths. */
  private static List<PolicyConfiguration> routed(
      List<PolicyConfiguration> chain, List<BackendUsage> usages) {
    ObjectNode configuration = JsonMapper.shared().createObjectNode();
    ArrayNode rules = configuration.putArray("rules");
    usages.stream()
        .sorted(Comparator.comparing(BackendUsage::path).reversed())
        .forEach(usage -> rules.add(rule(usage)));
    List<PolicyConfiguration> others = new ArrayList<>();
    int place = -1;
    for (PolicyConfiguration policy : chain) {
      if (policy.name().equals(ROUTING) && policy.version().equals(BUILTIN)) {
        policy.configuration().path("rules").forEach(rules::add);
      } else {
        place = place < 0 && policy.name().equals(APICAST) ? others.size() : place;
        others.add(policy);
      }
    }
    others.add(
        place < 0 ? others.size() : place,
        new PolicyConfiguration(ROUTING, BUILTIN, configuration));
    return others;
  }

  private static ObjectNode rule(BackendUsage usage) {
    ObjectNode rule =
        JsonMapper.shared()
            .createObjectNode()
            .put("url", usage.backend().privateEndpoint())
            .put("owner_id", usage.backend().id())
            .put("owner_type", "BackendApi");
    rule.putObject("condition")
        .putArray("operations")
        .addObject()
        .put("match", "path")
        .put("op", "matches")
        .put("value", expression(usage));
    if (!usage.isAtRoot()) {
      rule.put("replace_path", "{{uri | remove_first: '" + usage.path() + "'}}");
    }
    return rule;
  }

  /** Anchored, so that a path that only contains the other one does not go there. */
  private static String expression(BackendUsage usage) {
    String path = usage.isAtRoot() ? "" : usage.path().replaceAll("[.*+()]", "\\\\$0");
    return "^" + path + "/.*|^" + path + "/?$";
  }
}
