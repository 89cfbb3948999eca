package io.tollgate.gateway.policy.builtin.ratelimitheaders;

import io.netty.handler.codec.http.HttpResponse;
import io.netty.util.AsciiString;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyOutcome;
import io.tollgate.protocol.authorization.AuthorizationDecision;
import io.tollgate.protocol.authorization.AuthorizationDecision.Authorized;
import io.tollgate.protocol.authorization.AuthorizationDecision.LimitHit;
import io.tollgate.protocol.authorization.AuthorizationDecision.LimitState;
import io.tollgate.protocol.authorization.AuthorizationDecision.Rejected;
import org.jspecify.annotations.Nullable;

/** Tells the client how far the tightest of its limits is used. */
public final class RateLimitHeadersPolicy implements Policy {

  private static final AsciiString LIMIT = AsciiString.cached("RateLimit-Limit");
  private static final AsciiString REMAINING = AsciiString.cached("RateLimit-Remaining");
  private static final AsciiString RESET = AsciiString.cached("RateLimit-Reset");

  public static final PolicyFactory FACTORY =
      (configuration, site, faults) -> new PolicyOutcome.Created(new RateLimitHeadersPolicy());

  private RateLimitHeadersPolicy() {}

  @Override
  public PhaseOutcome rewrite(Call call) {
    call.askAuthorizationTerms().askLimits();
    return PhaseOutcome.CONTINUE;
  }

  @Override
  public void response(Call call, HttpResponse head) {
    LimitState limits = limits(call.decision());
    if (limits != null && limits.resetSeconds() > 0 && limits.remaining() >= 0) {
      head.headers()
          .set(LIMIT, Long.toString(limits.maxValue()))
          .set(REMAINING, Long.toString(limits.remaining()))
          .set(RESET, Long.toString(limits.resetSeconds()));
    }
  }

  private static @Nullable LimitState limits(@Nullable AuthorizationDecision decision) {
    return switch (decision) {
      case Authorized authorized -> authorized.limits();
      case Rejected rejected -> {
        LimitHit hit = rejected.limit();
        yield hit == null || hit.maxValue() < 0
            ? null
            : new LimitState(hit.maxValue(), 0, hit.resetSeconds());
      }
      case AuthorizationDecision.Unavailable _ -> null;
      case null -> null;
    };
  }
}
