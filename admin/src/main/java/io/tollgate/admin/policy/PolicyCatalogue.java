package io.tollgate.admin.policy;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.caller.Scope;
import io.tollgate.admin.caller.Section;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.rest.output.Format;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Answer;
import io.tollgate.admin.rest.route.AnswerShape;
import io.tollgate.admin.rest.route.RestAnswer;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.protocol.gateway.GatewayPublication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The policies that a chain may name: those of the gateway in this process and those that the
 * provider has registered (account-management-api.md, 4.4 and 5.9). Where no gateway is in the
 * process these are the registered ones alone: gateways elsewhere say themselves what they have.
 */
final class PolicyCatalogue {
  private static final String PATH = "/admin/api/policies";

  /** Whoever may put policies into chains. */
  private static final Access CHAINS =
      new Access(
          Set.of(Scope.ACCOUNT_MANAGEMENT, Scope.POLICY_REGISTRY),
          Set.of(Section.PLANS, Section.POLICY_REGISTRY),
          false,
          false);

  private static final AnswerShape SHAPE =
      AnswerShape.of(
          200,
          """
          {"type": "object", "additionalProperties": {"type": "array", "items": {
            "type": "object", "required": ["version"], "properties": {
              "version": {"type": "string"},
              "configuration": {"type": "object"}}}}}
          """);

  private static final Answer<Map<String, List<JsonNode>>> DOCUMENT = document().shaped(SHAPE);

  private final Policies registered;
  private final GatewayPublication gateway;

  PolicyCatalogue(Policies registered, GatewayPublication gateway) {
    this.registered = registered;
    this.gateway = gateway;
  }

  private static Answer<Map<String, List<JsonNode>>> document() {
    return (catalogue, format, baseUrl) ->
        RestAnswer.of(
            200, Format.JSON.contentType(), JsonMapper.shared().writeValueAsBytes(catalogue));
  }

  List<Route<?, ?, ?>> routes() {
    Routes routes = Routes.jsonOnly(CHAINS);
    routes
        .get(PATH)
        .weighs((call, caller) -> registered.octets(caller))
        .ends(DOCUMENT, (call, caller) -> Outcome.done(of(caller)));
    return routes.all();
  }

  /** Name → a description for each version; what the gateway says of one is what counts. */
  private Map<String, List<JsonNode>> of(Caller caller) {
    Map<String, List<JsonNode>> catalogue = new TreeMap<>();
    gateway.policies().forEach((name, versions) -> add(catalogue, name, versions));
    for (Policy policy : registered.all(caller)) {
      JsonNode manifest = policy.attributes().schema();
      String name = policy.attributes().name();
      if (manifest != null && name != null) {
        add(catalogue, name, List.of(manifest));
      }
    }
    return catalogue;
  }

  private static void add(
      Map<String, List<JsonNode>> catalogue, String name, List<JsonNode> versions) {
    List<JsonNode> known = catalogue.computeIfAbsent(name, key -> new ArrayList<>());
    for (JsonNode each : versions) {
      if (known.stream().noneMatch(other -> other.path("version").equals(each.path("version")))) {
        known.add(each);
      }
    }
  }
}
