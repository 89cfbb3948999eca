package io.tollgate.gateway.policy;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.OwnAnswer;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.call.Refusal;
import io.tollgate.gateway.call.RefusalReason;
import io.tollgate.gateway.call.RequestLine;
import org.jspecify.annotations.Nullable;

/** What becomes of a call that a policy rewrites. */
public final class Rewriting {

  private static final PhaseOutcome MALFORMED =
      new PhaseOutcome.Refused(
          new Refusal(RefusalReason.MALFORMED_REQUEST, OwnAnswer.page(400, "Bad Request")));

  private Rewriting() {}

  /**
   * The call goes on as rewritten, or is refused.
   *
   * @param line null when the policy's path was none: it leads above the root
   */
  public static PhaseOutcome to(@Nullable RequestLine line, Call call) {
    if (line == null) {
      return MALFORMED;
    }
    call.rewrite(line);
    return PhaseOutcome.CONTINUE;
  }
}
