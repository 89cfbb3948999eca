package io.tollgate.backend.local;

import io.netty.util.concurrent.EventExecutor;
import io.tollgate.backend.authorization.Decision;
import io.tollgate.backend.authorization.Refusal;
import io.tollgate.backend.telemetry.CallMeter;
import io.tollgate.backend.telemetry.CallMeter.Endpoint;
import io.tollgate.backend.telemetry.CallMeter.Outcome;
import io.tollgate.backend.usage.RemainingCalls;
import io.tollgate.protocol.authorization.AuthorizationDecision;
import io.tollgate.protocol.authorization.AuthorizationDecision.Authorized;
import io.tollgate.protocol.authorization.AuthorizationDecision.LimitHit;
import io.tollgate.protocol.authorization.AuthorizationDecision.LimitState;
import io.tollgate.protocol.authorization.AuthorizationDecision.Rejected;
import io.tollgate.protocol.authorization.Authorizer;
import io.tollgate.protocol.authorization.RejectionReason;
import org.jspecify.annotations.Nullable;

/**
 * Takes a decision back to the gateway that asked, in its words and on its event loop.
 *
 * @param asking null when no event loop asked; then the answer comes wherever it is made
 * @param tellsLimits whether the gateway wants to know what the limits leave
 */
record LocalCall(
    Authorizer.Receiver receiver,
    @Nullable EventExecutor asking,
    CallMeter meter,
    boolean tellsLimits)
    implements Decision.Receiver {

  @Override
  public void decided(Decision decision) {
    AuthorizationDecision answer = translate(decision);
    if (asking == null || asking.inEventLoop()) {
      receiver.decided(answer);
    } else {
      asking.execute(() -> receiver.decided(answer));
    }
  }

  private AuthorizationDecision translate(Decision decision) {
    return switch (decision) {
      case Decision.Admitted admitted -> {
        meter.count(Endpoint.LOCAL, Outcome.ACCEPTED);
        yield new Authorized(
            admitted.inquiry().application().planName(),
            admitted.inquiry().application().id(),
            tellsLimits ? limitState(admitted) : null);
      }
      case Decision.Denied denied -> {
        meter.count(Endpoint.LOCAL, Outcome.REJECTED);
        Refusal refusal = denied.refusal();
        yield new Rejected(refusal.reason(), refusal.message(), limitHit(denied));
      }
      case Decision.Failed(_, Refusal refusal) -> {
        meter.count(Endpoint.LOCAL, Outcome.ERROR);
        yield new Rejected(refusal.reason(), refusal.message(), null);
      }
      case Decision.Unavailable(_, String cause) -> {
        meter.count(Endpoint.LOCAL, Outcome.UNAVAILABLE);
        yield new AuthorizationDecision.Unavailable(cause);
      }
    };
  }

  private static @Nullable LimitState limitState(Decision.Admitted admitted) {
    RemainingCalls remaining =
        RemainingCalls.of(
            admitted.reports(), admitted.inquiry().shown(), admitted.inquiry().nowMillis());
    return remaining.maxValue() < 0
        ? null
        : new LimitState(remaining.maxValue(), remaining.calls(), remaining.resetSeconds());
  }

  private static @Nullable LimitHit limitHit(Decision.Denied denied) {
    if (denied.refusal().reason() != RejectionReason.LIMITS_EXCEEDED) {
      return null;
    }
    RemainingCalls remaining =
        RemainingCalls.of(denied.reports(), denied.inquiry().shown(), denied.inquiry().nowMillis());
    return new LimitHit(remaining.maxValue(), remaining.units(), remaining.resetSeconds());
  }
}
