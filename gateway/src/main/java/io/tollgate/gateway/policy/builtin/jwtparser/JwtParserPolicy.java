package io.tollgate.gateway.policy.builtin.jwtparser;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.OwnAnswer;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.call.Refusal;
import io.tollgate.gateway.call.RefusalReason;
import io.tollgate.gateway.credentials.BearerToken;
import io.tollgate.gateway.log.ErrorLog;
import io.tollgate.gateway.oidc.TokenOutcome;
import io.tollgate.gateway.oidc.TokenOutcome.Invalid;
import io.tollgate.gateway.oidc.TokenOutcome.Overloaded;
import io.tollgate.gateway.oidc.TokenOutcome.Verified;
import io.tollgate.gateway.oidc.TokenVerifier;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.response.GatewayRefusals;
import org.jspecify.annotations.Nullable;

/** In <em>rewrite</em>: a Bearer token of the issuer gives the call its claims. */
final class JwtParserPolicy implements Policy {

  private final @Nullable TokenVerifier verifier;
  private final boolean required;
  private final PhaseOutcome refused;

  /**
   * @param verifier null: no token is looked at
   * @param status of refusals, which have no body
   */
  JwtParserPolicy(@Nullable TokenVerifier verifier, boolean required, int status) {
    this.verifier = verifier;
    this.required = required;
    this.refused =
        new PhaseOutcome.Refused(
            new Refusal(RefusalReason.AUTHORIZATION_FAILED, OwnAnswer.empty(status)));
  }

  @Override
  public PhaseOutcome rewrite(Call call) {
    if (verifier == null) {
      return PhaseOutcome.CONTINUE;
    }
    TokenOutcome outcome = (TokenOutcome) call.takeOutcome();
    if (outcome == null) {
      String token = BearerToken.of(call.headers());
      if (token == null) {
        return missing(call);
      }
      outcome = verifier.verify(call, token);
    }
    return switch (outcome) {
      case null -> PhaseOutcome.SUSPENDED;
      case Verified verified -> {
        call.jwt(verified.claims());
        yield PhaseOutcome.CONTINUE;
      }
      case Invalid(String problem) -> {
        ErrorLog.tokenRefused(call, problem);
        yield refused;
      }
      case Overloaded _ -> new PhaseOutcome.Refused(GatewayRefusals.OVERLOADED);
    };
  }

  @Override
  public @Nullable String wouldAsk(Phase phase, Call call) {
    String token = phase == Phase.REWRITE ? BearerToken.of(call.headers()) : null;
    return token == null || verifier == null ? null : verifier.wouldAsk(call, token);
  }

  private PhaseOutcome missing(Call call) {
    if (!required) {
      return PhaseOutcome.CONTINUE;
    }
    call.addToAnswer(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");
    return refused;
  }
}
