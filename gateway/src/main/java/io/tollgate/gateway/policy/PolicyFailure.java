package io.tollgate.gateway.policy;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.tollgate.gateway.call.OwnAnswer;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.call.Refusal;
import io.tollgate.gateway.call.RefusalReason;

/** What a client gets when a policy fails (gateway.md, 2.5): nothing about the cause. */
final class PolicyFailure {

  private static final int STANDARD = 500;

  /** Of a policy that knows no chain; the chain puts its own in place of it. */
  static final PhaseOutcome.Refused OUTCOME = of(STANDARD);

  private PolicyFailure() {}

  /**
   * @param status 0 for the usual one
   */
  static PhaseOutcome.Refused outcome(int status) {
    return status == 0 ? OUTCOME : of(status);
  }

  private static PhaseOutcome.Refused of(int status) {
    return new PhaseOutcome.Refused(
        new Refusal(
            RefusalReason.POLICY_FAILED,
            OwnAnswer.page(status, HttpResponseStatus.valueOf(status).reasonPhrase())));
  }
}
