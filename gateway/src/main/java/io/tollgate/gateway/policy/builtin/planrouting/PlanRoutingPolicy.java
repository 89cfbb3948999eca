package io.tollgate.gateway.policy.builtin.planrouting;

import io.tollgate.gateway.call.AuthorizationTerms;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.HeaderText;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.call.Upstream;
import io.tollgate.gateway.policy.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends an authorised call to the upstream of its application's plan.
 *
 * @param rules the first that fits decides
 * @param cached whether what was decided before may be used, else every call is decided anew
 * @param maxAgeMillis of what was decided before
 * @param planHeader tells the upstream the plan, null: nothing does
 * @param kept what the gateway remembers for this policy, held here so that it is not forgotten
 */
record PlanRoutingPolicy(
    List<PlanRule> rules,
    Otherwise otherwise,
    boolean cached,
    long maxAgeMillis,
    @Nullable String planHeader,
    Object kept)
    implements Policy, AuthorizationTerms.PlanRoute {

  @Override
  public PhaseOutcome rewrite(Call call) {
    AuthorizationTerms terms = call.askAuthorizationTerms();
    terms.planRoute(this);
    if (cached) {
      terms.maxAgeMillis(maxAgeMillis);
    } else {
      terms.uncached();
    }
    if (planHeader != null && call.headers().contains(planHeader)) {
      call.keepHeaders();
      call.headers().remove(planHeader);
    }
    return PhaseOutcome.CONTINUE;
  }

  @Override
  public PhaseOutcome route(Call call, @Nullable String plan) {
    if (planHeader != null && plan != null) {
      call.keepHeaders();
      call.headers().set(planHeader, HeaderText.safe(plan));
    }
    Servers servers = plan == null ? null : servers(plan);
    if (servers != null) {
      servers.route(call);
      return PhaseOutcome.CONTINUE;
    }
    return switch (otherwise) {
      case Otherwise.Unrouted _ -> PhaseOutcome.CONTINUE;
      case Otherwise.Denied(PhaseOutcome outcome) -> outcome;
      case Otherwise.To(Servers standing) -> {
        standing.route(call);
        yield PhaseOutcome.CONTINUE;
      }
    };
  }

  private @Nullable Servers servers(String plan) {
    for (PlanRule rule : rules) {
      if (rule.plans().has(plan)) {
        return rule.servers();
      }
    }
    return null;
  }

  @Override
  public void finished(Call call) {
    Upstream called = call.upstream();
    if (called != null) {
      for (PlanRule rule : rules) {
        rule.servers().ended(called, call.upstreamFailed());
      }
    }
  }
}
