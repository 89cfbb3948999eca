package io.tollgate.gateway.mapping;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.FormContent;
import io.tollgate.gateway.call.Parameters;
import io.tollgate.gateway.call.Profile;
import io.tollgate.gateway.call.RequestLine;
import io.tollgate.protocol.gateway.MappingRule;
import io.tollgate.protocol.mapping.MappingRulePattern;
import io.tollgate.protocol.mapping.ParameterLookup;
import io.tollgate.protocol.mapping.PatternDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All mapping rules of a service in their order (gateway.md, 2.3). Immutable. */
public final class RuleMatcher {

  private final CompiledRule[] rules;
  private final boolean asksForParameters;

  private RuleMatcher(List<CompiledRule> rules) {
    this.rules = rules.toArray(CompiledRule[]::new);
    this.asksForParameters = rules.stream().anyMatch(CompiledRule::asksForParameters);
  }

  /**
   * @param faults is told about rules that cannot be used; they are left out
   */
  public static RuleMatcher compile(
      List<MappingRule> rules, Profile profile, Consumer<String> faults) {
    PatternDialect dialect =
        profile == Profile.SEED ? PatternDialect.LITERAL : PatternDialect.REGULAR;
    List<CompiledRule> compiled = new ArrayList<>(rules.size());
    for (int i = 0; i < rules.size(); i++) {
      MappingRule rule = rules.get(i);
      switch (MappingRulePattern.compile(rule.pattern(), dialect)) {
        case MappingRulePattern.Parsed(MappingRulePattern pattern) ->
            compiled.add(CompiledRule.of(rule, pattern));
        case MappingRulePattern.Invalid(String message) ->
            faults.accept(
                "proxy.proxy_rules[%d].pattern %s %s; the rule is left out"
                    .formatted(i, rule.pattern(), message));
      }
    }
    return new RuleMatcher(compiled);
  }

  /** Whether rules may look at parameters of a form body that has not been looked at yet. */
  public boolean needsBody(Call call) {
    return asksForParameters
        && !call.body().inspected()
        && formCounts(call.line().method())
        && FormContent.announcedBy(call.headers());
  }

  /** Leaves in the call which rules fit, and what they add up to. */
  public void match(Call call) {
    ParameterLookup query = ParameterLookup.NONE;
    ParameterLookup form = ParameterLookup.NONE;
    if (asksForParameters) {
      String text = call.line().query();
      query = text == null ? ParameterLookup.NONE : Parameters.parse(text);
      form = formOf(call);
    }
    match(call, query, form);
  }

  /** Whether any rule fits, without a look at the body. */
  public boolean matchesAny(RequestLine line) {
    String text = asksForParameters ? line.query() : null;
    ParameterLookup query = text == null ? ParameterLookup.NONE : Parameters.parse(text);
    for (CompiledRule compiled : rules) {
      if (compiled.fits(line.method(), line.path(), query, ParameterLookup.NONE)) {
        return true;
      }
    }
    return false;
  }

  private void match(Call call, ParameterLookup query, ParameterLookup form) {
    RequestLine line = call.line();
    CompiledRule only = null;
    List<MappingRule> several = null;
    for (CompiledRule compiled : rules) {
      if (!compiled.fits(line.method(), line.path(), query, form)) {
        continue;
      }
      if (only == null) {
        only = compiled;
      } else {
        several = several == null ? new ArrayList<>(only.alone()) : several;
        several.add(compiled.rule());
      }
      if (compiled.rule().last()) {
        break;
      }
    }
    if (several != null) {
      call.matched(several, UsageSum.of(several));
    } else if (only != null) {
      call.matched(only.alone(), only.usageAlone());
    }
  }

  private static ParameterLookup formOf(Call call) {
    boolean counts =
        call.body().inspected()
            && formCounts(call.line().method())
            && FormContent.announcedBy(call.headers());
    return counts ? call.body().form() : ParameterLookup.NONE;
  }

  private static boolean formCounts(String method) {
    return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
  }
}
