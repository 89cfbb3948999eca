package io.tollgate.gateway.policy.builtin.apicast;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.log.ErrorLog;
import io.tollgate.gateway.oidc.AppIdClaim;
import io.tollgate.gateway.oidc.TokenOutcome;
import io.tollgate.gateway.oidc.TokenOutcome.Invalid;
import io.tollgate.gateway.oidc.TokenOutcome.Overloaded;
import io.tollgate.gateway.oidc.TokenOutcome.Verified;
import io.tollgate.gateway.oidc.TokenVerifier;
import io.tollgate.protocol.authorization.Credentials.AppId;
import org.jspecify.annotations.Nullable;

/** Makes an application of a call's access token (gateway.md, 3.8). */
final class AccessTokens {

  private static final AppId UNKNOWN = new AppId("?", null);
  private static final Invalid NO_ISSUER = new Invalid("the service has no issuer");

  private final @Nullable TokenVerifier verifier;
  private final AppIdClaim application;
  private final DecisionOutcomes outcomes;

  /**
   * @param verifier null: the service has no issuer, every token is refused
   */
  AccessTokens(
      @Nullable TokenVerifier verifier, AppIdClaim application, DecisionOutcomes outcomes) {
    this.verifier = verifier;
    this.application = application;
    this.outcomes = outcomes;
  }

  /**
   * What an issuer would be asked for; null: nothing, the token is judged already. In the first
   * case it is not known whose the token is.
   */
  @Nullable String wouldAsk(Call call, String token) {
    String asked = verifier == null ? null : verifier.wouldAsk(call, token);
    if (asked != null) {
      call.credentials(UNKNOWN);
    }
    return asked;
  }

  /** Entered again with what verification brought when that took longer. */
  PhaseOutcome rewrite(Call call, String token) {
    TokenOutcome outcome = (TokenOutcome) call.takeOutcome();
    if (outcome == null) {
      outcome = verifier == null ? NO_ISSUER : verifier.verify(call, token);
    }
    return switch (outcome) {
      case null -> PhaseOutcome.SUSPENDED;
      case Verified verified -> {
        call.jwt(verified.claims());
        call.credentials(new AppId(application.of(verified.claims()), null));
        yield PhaseOutcome.CONTINUE;
      }
      case Invalid(String problem) -> {
        ErrorLog.tokenRefused(call, problem);
        yield outcomes.authorizationFailed();
      }
      case Overloaded _ -> DecisionOutcomes.OVERLOADED;
    };
  }
}
