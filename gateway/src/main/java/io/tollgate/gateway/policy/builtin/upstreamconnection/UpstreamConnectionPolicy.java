package io.tollgate.gateway.policy.builtin.upstreamconnection;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.http.client.UpstreamTimeouts;

/** Gives a service's calls time-outs of their own. */
final class UpstreamConnectionPolicy implements Policy {

  private final UpstreamTimeouts timeouts;

  UpstreamConnectionPolicy(UpstreamTimeouts timeouts) {
    this.timeouts = timeouts;
  }

  @Override
  public PhaseOutcome rewrite(Call call) {
    call.askUpstreamOptions().timeouts(timeouts);
    return PhaseOutcome.CONTINUE;
  }
}
