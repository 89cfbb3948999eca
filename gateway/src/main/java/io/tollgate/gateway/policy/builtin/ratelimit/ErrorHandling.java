package io.tollgate.gateway.policy.builtin.ratelimit;

import io.tollgate.gateway.call.OwnAnswer;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.call.Refusal;
import io.tollgate.gateway.call.RefusalReason;
import io.tollgate.gateway.policy.PolicyFields;

/**
 * What becomes of a call that a limiter does not let pass.
 *
 * @param exits whether it is refused; if not, it passes and a line is logged
 */
record ErrorHandling(PhaseOutcome outcome, boolean exits) {

  static ErrorHandling read(PolicyFields fields, int status, RefusalReason reason) {
    int code = (int) fields.whole("status_code", status, 200, 599);
    boolean exits = fields.oneOf("error_handling", "exit", "exit", "log").equals("exit");
    return new ErrorHandling(
        exits
            ? new PhaseOutcome.Refused(new Refusal(reason, OwnAnswer.empty(code)))
            : PhaseOutcome.CONTINUE,
        exits);
  }
}
