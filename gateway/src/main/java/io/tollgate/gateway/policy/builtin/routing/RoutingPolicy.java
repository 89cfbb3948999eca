package io.tollgate.gateway.policy.builtin.routing;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.call.Upstream;
import io.tollgate.gateway.liquid.TemplateContext;
import io.tollgate.gateway.mapping.UsageSum;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.policy.Rewriting;
import io.tollgate.protocol.gateway.MappingRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In <em>access</em>: the first rule whose condition holds picks the upstream and says whose usage
 * counts; in <em>content</em> the call goes there, with another path if the rule has one.
 */
final class RoutingPolicy implements Policy {

  private final List<RoutingRule> rules;

  RoutingPolicy(List<RoutingRule> rules) {
    this.rules = List.copyOf(rules);
  }

  @Override
  public PhaseOutcome access(Call call) {
    if (call.route() == null) {
      TemplateContext context = TemplateContext.of(call);
      for (RoutingRule rule : rules) {
        if (rule.condition().holds(context)) {
          call.route(rule.upstream());
          countOnly(rule.owner(), call);
          break;
        }
      }
    }
    return PhaseOutcome.CONTINUE;
  }

  private static void countOnly(@Nullable String owner, Call call) {
    if (owner != null) {
      List<MappingRule> matched = call.matchedRules();
      call.matched(
          matched, UsageSum.of(matched.stream().filter(rule -> counts(rule, owner)).toList()));
    }
  }

  private static boolean counts(MappingRule rule, String owner) {
    return !"BackendApi".equals(rule.ownerType()) || owner.equals(rule.ownerId());
  }

  @Override
  public PhaseOutcome content(Call call) {
    Upstream route = call.route();
    for (RoutingRule rule : rules) {
      if (rule.upstream() == route) {
        call.upstream(route);
        return rule.path() == null
            ? PhaseOutcome.CONTINUE
            : Rewriting.to(
                call.line()
                    .elsewhere(rule.path().render(TemplateContext.of(call)), call.line().query()),
                call);
      }
    }
    return PhaseOutcome.CONTINUE;
  }
}
