package io.tollgate.gateway.policy.builtin.soap;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.call.Profile;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;
import io.tollgate.protocol.authorization.Usage;
import io.tollgate.protocol.authorization.UsageEntry;
import io.tollgate.protocol.mapping.MappingRulePattern;
import io.tollgate.protocol.mapping.PatternDialect;
import java.util.ArrayList;
import java.util.List;

/** In <em>rewrite</em>: adds what its rules count for the call's SOAP action. */
public final class SoapPolicy implements Policy {

  private record Rule(MappingRulePattern pattern, Usage usage) {}

  /** Makes it of {@code mapping_rules[]}. */
  public static PolicyFactory factory(Profile profile) {
    PatternDialect dialect =
        profile == Profile.SEED ? PatternDialect.LITERAL : PatternDialect.REGULAR;
    return (configuration, site, faults) -> {
      PolicyFields fields = new PolicyFields(configuration);
      List<Rule> rules = new ArrayList<>();
      for (PolicyFields item : fields.objects("mapping_rules")) {
        String metric = item.text("metric_system_name", "");
        if (metric.isEmpty()) {
          item.wrong("metric_system_name", "must be a metric's name");
        }
        long delta = item.whole("delta", 0, 0, Integer.MAX_VALUE);
        Usage usage =
            delta == 0 ? Usage.NONE : new Usage(List.of(new UsageEntry.Increment(metric, delta)));
        switch (MappingRulePattern.compile(item.text("pattern", ""), dialect)) {
          case MappingRulePattern.Parsed(MappingRulePattern pattern) ->
              rules.add(new Rule(pattern, usage));
          case MappingRulePattern.Invalid(String problem) -> item.wrong("pattern", problem);
        }
      }
      return fields.outcome(new SoapPolicy(rules));
    };
  }

  private final List<Rule> rules;

  private SoapPolicy(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  @Override
  public PhaseOutcome rewrite(Call call) {
    String action = SoapAction.of(call.headers());
    if (action != null) {
      for (Rule rule : rules) {
        if (rule.pattern().matchesPath(action)) {
          call.use(rule.usage());
        }
      }
    }
    return PhaseOutcome.CONTINUE;
  }
}
