package io.tollgate.gateway.policy.builtin.retry;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;

/** Lets a call be sent again when its upstream brings no answer; when that is, settings say. */
public final class RetryPolicy implements Policy {

  private static final int MOST = 10;

  /** Makes it of {@code retries}, 1 to 10. */
  public static final PolicyFactory FACTORY =
      (configuration, site, faults) -> {
        PolicyFields fields = new PolicyFields(configuration);
        return fields.outcome(new RetryPolicy((int) fields.whole("retries", 1, 1, MOST)));
      };

  private final int retries;

  private RetryPolicy(int retries) {
    this.retries = retries;
  }

  @Override
  public PhaseOutcome rewrite(Call call) {
    call.askUpstreamOptions().retries(retries);
    return PhaseOutcome.CONTINUE;
  }
}
