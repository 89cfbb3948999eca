package io.tollgate.gateway.policy;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;

/**
 * Stands for a policy that could not be made. A chain without its access control is an open door,
 * so every call is refused, unless the chain leaves it out (row D6 of the profile switch).
 */
final class UnusablePolicy implements Policy {

  @Override
  public PhaseOutcome rewrite(Call call) {
    return PolicyFailure.OUTCOME;
  }
}
