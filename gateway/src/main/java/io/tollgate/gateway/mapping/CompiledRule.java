package io.tollgate.gateway.mapping;

import io.tollgate.protocol.authorization.Usage;
import io.tollgate.protocol.gateway.MappingRule;
import io.tollgate.protocol.mapping.MappingRulePattern;
import io.tollgate.protocol.mapping.ParameterLookup;
import io.tollgate.protocol.mapping.PathMatch;
import io.tollgate.protocol.mapping.QueryCondition;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mapping rule, ready to be held against calls.
 *
 * @param alone the list of just this rule: what most calls match
 * @param usageAlone what a call uses that matches just this rule
 */
record CompiledRule(
    MappingRule rule,
    MappingRulePattern pattern,
    QueryCondition condition,
    List<MappingRule> alone,
    Usage usageAlone) {

  private static final Logger log = LoggerFactory.getLogger(CompiledRule.class);

  static CompiledRule of(MappingRule rule, MappingRulePattern pattern) {
    List<MappingRule> alone = List.of(rule);
    return new CompiledRule(
        rule, pattern, new QueryCondition(rule.queryParameters()), alone, UsageSum.of(alone));
  }

  boolean asksForParameters() {
    return !rule.queryParameters().isEmpty();
  }

  boolean fits(String method, String path, ParameterLookup query, ParameterLookup form) {
    return fitsMethod(method) && fitsPath(path) && condition.matches(query, form);
  }

  private boolean fitsMethod(String method) {
    return rule.httpMethod().equals(method) || rule.httpMethod().equals("ANY");
  }

  private boolean fitsPath(String path) {
    PathMatch match = pattern.match(path);
    if (match == PathMatch.UNDECIDED) {
      log.warn(
          "mapping rule {} gave up on a path of {} characters, the call is not counted by it;"
              + " use a simpler expression",
          pattern,
          path.length());
    }
    return match == PathMatch.MATCHES;
  }
}
