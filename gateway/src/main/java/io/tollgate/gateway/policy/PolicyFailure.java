package io.tollgate.gateway.policy;

import io.tollgate.gateway.call.OwnAnswer;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.call.Refusal;
import io.tollgate.gateway.call.RefusalReason;

/** What a client gets when a policy fails (gateway.md, 2.5): nothing about the cause. */
public final class PolicyFailure {

  public static final Refusal REFUSAL =
      new Refusal(RefusalReason.POLICY_FAILED, OwnAnswer.page(500, "Internal Server Error"));

  static final PhaseOutcome OUTCOME = new PhaseOutcome.Refused(REFUSAL);

  private PolicyFailure() {}
}
