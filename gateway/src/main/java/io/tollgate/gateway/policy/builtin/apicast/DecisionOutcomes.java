package io.tollgate.gateway.policy.builtin.apicast;

import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.call.PhaseOutcome.Refused;
import io.tollgate.gateway.call.Refusal;
import io.tollgate.gateway.response.GatewayRefusals;
import io.tollgate.gateway.response.ServiceRefusals;
import io.tollgate.protocol.authorization.AuthorizationDecision;
import io.tollgate.protocol.authorization.AuthorizationDecision.Authorized;
import io.tollgate.protocol.authorization.AuthorizationDecision.LimitHit;
import io.tollgate.protocol.authorization.AuthorizationDecision.Rejected;
import io.tollgate.protocol.authorization.AuthorizationDecision.Unavailable;
import io.tollgate.protocol.authorization.RejectionReason;
import org.jspecify.annotations.Nullable;

/** What a backend's decision means for the client (gateway.md, 3.3). Pure. */
final class DecisionOutcomes {

  /** Too much to do to look at the call's credentials. */
  static final PhaseOutcome OVERLOADED = new Refused(GatewayRefusals.OVERLOADED);

  private final PhaseOutcome missing;
  private final PhaseOutcome failed;
  private final PhaseOutcome noMatch;
  private final Refusal limitsExceeded;
  private final boolean tellsReset;

  DecisionOutcomes(ServiceRefusals refusals) {
    missing = new Refused(refusals.credentialsMissing());
    failed = new Refused(refusals.authorizationFailed());
    noMatch = new Refused(refusals.noRuleMatched());
    limitsExceeded = refusals.limitsExceeded();
    // Row D1: a limit that answers like a failed authentication does not say when to come back.
    tellsReset = limitsExceeded.answer() != refusals.authorizationFailed().answer();
  }

  PhaseOutcome noRuleMatched() {
    return noMatch;
  }

  PhaseOutcome credentialsMissing() {
    return missing;
  }

  PhaseOutcome authorizationFailed() {
    return failed;
  }

  PhaseOutcome of(AuthorizationDecision decision) {
    return switch (decision) {
      case Authorized _ -> PhaseOutcome.CONTINUE;
      case Unavailable _ -> failed;
      case Rejected(RejectionReason reason, String _, LimitHit limit) ->
          reason == RejectionReason.LIMITS_EXCEEDED ? limitsExceeded(limit) : failed;
    };
  }

  /** A limit of 0 means that the plan does not have the method at all. */
  private PhaseOutcome limitsExceeded(@Nullable LimitHit limit) {
    if (limit == null || (limit.maxValue() != 0 && (limit.resetSeconds() < 0 || !tellsReset))) {
      return new Refused(limitsExceeded);
    }
    if (limit.maxValue() == 0) {
      return failed;
    }
    return new Refused(
        new Refusal(
            limitsExceeded.reason(),
            limitsExceeded.answer().withRetryAfter(Long.toString(limit.resetSeconds()))));
  }
}
