package io.tollgate.gateway.policy.builtin.upstream;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.call.Upstream;
import io.tollgate.gateway.pattern.GuardedPattern;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;
import java.util.ArrayList;
import java.util.List;

/**
 * In <em>rewrite</em>: the first expression found in the path picks the upstream, unless a policy
 * before it has; in <em>content</em> the call goes there.
 */
public final class UpstreamPolicy implements Policy {

  private record Rule(GuardedPattern pattern, Upstream upstream) {}

  /**
   * Makes it of {@code rules[]}.
   *
   * @param verify whether certificates of TLS upstreams must be trusted
   */
  public static PolicyFactory factory(boolean verify) {
    return (configuration, site, faults) -> {
      PolicyFields fields = new PolicyFields(configuration);
      List<Rule> rules = new ArrayList<>();
      for (PolicyFields item : fields.objects("rules")) {
        Upstream upstream = Upstream.parse(item.text("url", ""), site.service().id(), verify);
        if (upstream == null) {
          item.wrong("url", "must be an http, https, ws or wss URL");
          continue;
        }
        switch (GuardedPattern.compile(item.text("regex", ""))) {
          case GuardedPattern.Compiled(GuardedPattern pattern) ->
              rules.add(new Rule(pattern, upstream));
          case GuardedPattern.Invalid(String problem) -> item.wrong("regex", problem);
        }
      }
      return fields.outcome(new UpstreamPolicy(rules));
    };
  }

  private final List<Rule> rules;

  private UpstreamPolicy(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  @Override
  public PhaseOutcome rewrite(Call call) {
    if (call.route() == null) {
      String path = call.line().decodedPath();
      for (Rule rule : rules) {
        if (rule.pattern().find(path)) {
          call.route(rule.upstream());
          break;
        }
      }
    }
    return PhaseOutcome.CONTINUE;
  }

  @Override
  public PhaseOutcome content(Call call) {
    Upstream route = call.route();
    if (route != null && rules.stream().anyMatch(rule -> rule.upstream() == route)) {
      call.upstream(route);
    }
    return PhaseOutcome.CONTINUE;
  }
}
