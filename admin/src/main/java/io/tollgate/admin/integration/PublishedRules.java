package io.tollgate.admin.integration;

import io.tollgate.admin.backendapi.BackendUsage;
import io.tollgate.admin.service.Metric;
import io.tollgate.protocol.gateway.MappingRule;
import io.tollgate.protocol.mapping.MappingRulePattern;
import io.tollgate.protocol.mapping.PatternDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rules of a service as gateways get them: its own by position, then those of each used
 * backend, with the path at which it is mounted in front. Pure.
 */
final class PublishedRules {
  private PublishedRules() {}

  static List<MappingRule> of(ServiceSnapshot snapshot) {
    List<MappingRule> all = new ArrayList<>();
    for (ProxyRule rule : snapshot.rules()) {
      add(all, snapshot, rule, rule.pattern(), null);
    }
    for (BackendUsage usage : snapshot.usages()) {
      for (ProxyRule rule : snapshot.backendRules().getOrDefault(usage.backend().id(), List.of())) {
        String pattern = usage.isAtRoot() ? rule.pattern() : usage.path() + rule.pattern();
        add(all, snapshot, rule, pattern, usage);
      }
    }
    return all;
  }

  private static void add(
      List<MappingRule> all,
      ServiceSnapshot snapshot,
      ProxyRule rule,
      String pattern,
      @Nullable BackendUsage usage) {
    Metric metric = snapshot.metrics().get(rule.metricId());
    MappingRulePattern.Outcome parsed = MappingRulePattern.compile(pattern, PatternDialect.LITERAL);
    if (metric == null || !(parsed instanceof MappingRulePattern.Parsed(var compiled))) {
      throw new IllegalStateException("mapping rule " + rule.id() + " cannot be published");
    }
    Map<String, String> query = compiled.queryParameters();
    all.add(
        new MappingRule(
            rule.httpMethod(),
            pattern,
            metric.publishedName(),
            rule.delta(),
            rule.last(),
            query,
            Long.toString(usage == null ? snapshot.proxy().id() : usage.backend().id()),
            usage == null ? "Proxy" : "BackendApi",
            other(snapshot, rule, compiled.parameters(), usage == null)));
  }

  private static ObjectNode other(
      ServiceSnapshot snapshot, ProxyRule rule, List<String> parameters, boolean ofProxy) {
    ObjectNode other =
        JsonMapper.shared()
            .createObjectNode()
            .put("id", rule.id())
            .put("proxy_id", ofProxy ? snapshot.proxy().id() : null)
            .put("metric_id", rule.metricId())
            .put("tenant_id", rule.tenantId())
            .put("position", rule.position());
    other.putNull("redirect_url");
    ArrayNode names = other.putArray("parameters");
    parameters.forEach(names::add);
    return other;
  }
}
