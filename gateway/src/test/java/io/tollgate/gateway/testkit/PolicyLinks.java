package io.tollgate.gateway.testkit;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;

import io.tollgate.http.testkit.RawMessage;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Links of policy chains, for tests. */
public final class PolicyLinks {

  public static final String APICAST = link("apicast", "");

  private PolicyLinks() {}

  /**
   * @param configuration the fields of the object, without its braces
   */
  public static String link(String name, String configuration) {
    return linkOf(name, "{" + configuration + "}");
  }

  /**
   * @param configuration a JSON object
   */
  public static String linkOf(String name, String configuration) {
    return "{\"name\":\"%s\",\"version\":\"builtin\",\"configuration\":%s}"
        .formatted(name, configuration);
  }

  /** A chain within the chain, which always takes part. */
  public static String within(String... links) {
    return link(
        "conditional", "\"condition\":{},\"policy_chain\":[" + String.join(",", links) + "]");
  }

  public static String caching(String type) {
    return link("caching", "\"caching_type\":\"" + type + "\"");
  }

  /** Gives the service this chain. */
  public static ObjectNode chain(ObjectNode service, String... links) {
    ArrayNode chain = proxy(service).putArray("policy_chain");
    for (String link : links) {
      chain.add(JsonMapper.shared().readTree(link));
    }
    return service;
  }

  /** The target of a request as it was received. */
  public static String target(RawMessage request) {
    return request.start().split(" ")[1];
  }
}
