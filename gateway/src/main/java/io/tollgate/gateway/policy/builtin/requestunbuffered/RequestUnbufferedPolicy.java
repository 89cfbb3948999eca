package io.tollgate.gateway.policy.builtin.requestunbuffered;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyOutcome;

/** Has bodies of unknown length sent on while they come. */
public final class RequestUnbufferedPolicy implements Policy {

  /** Takes no configuration. */
  public static final PolicyFactory FACTORY =
      (configuration, site, faults) -> new PolicyOutcome.Created(new RequestUnbufferedPolicy());

  private RequestUnbufferedPolicy() {}

  @Override
  public PhaseOutcome rewrite(Call call) {
    call.askUpstreamOptions().unbuffered();
    return PhaseOutcome.CONTINUE;
  }
}
