package io.tollgate.gateway.policy.builtin.planrouting;

import io.tollgate.gateway.call.PhaseOutcome;

/** What happens to a call whose plan no rule names, or that has none. */
sealed interface Otherwise {

  /** It goes where it goes without this policy. */
  record Unrouted() implements Otherwise {}

  record Denied(PhaseOutcome outcome) implements Otherwise {}

  record To(Servers servers) implements Otherwise {}
}
