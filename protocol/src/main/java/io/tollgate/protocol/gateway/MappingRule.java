package io.tollgate.protocol.gateway;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Counts {@code delta} on a metric when method and path of a call fit (gateway.md, 2.3).
 *
 * @param httpMethod upper case, {@code ANY} fits all
 * @param pattern path pattern as configured, with its query part
 * @param delta added to the metric; 0 matches without counting
 * @param last whether later rules are left out when this one matches
 * @param queryParameters what the query must have: a literal, or {@code {name}} for any value
 * @param ownerId id of the proxy or backend API that owns the rule
 * @param ownerType {@code Proxy} or {@code BackendApi}
 * @param other everything the gateway does not read
 */
public record MappingRule(
    String httpMethod,
    String pattern,
    String metricSystemName,
    long delta,
    boolean last,
    Map<String, String> queryParameters,
    @Nullable String ownerId,
    @Nullable String ownerType,
    ObjectNode other) {

  public MappingRule {
    queryParameters = Map.copyOf(queryParameters);
  }
}
