package io.tollgate.gateway.policy.builtin.apicast;

import io.tollgate.gateway.authorization.ServiceAuthorizer;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.log.ErrorLog;
import io.tollgate.gateway.response.DebugKey;
import io.tollgate.protocol.authorization.AuthorizationDecision;
import io.tollgate.protocol.authorization.AuthorizationDecision.Authorized;
import io.tollgate.protocol.authorization.AuthorizationDecision.LimitHit;
import io.tollgate.protocol.authorization.AuthorizationDecision.Rejected;
import io.tollgate.protocol.authorization.AuthorizationDecision.Unavailable;
import io.tollgate.protocol.authorization.AuthorizationOptions;
import io.tollgate.protocol.authorization.AuthorizationRequest;
import io.tollgate.protocol.authorization.BackendAuthentication;
import io.tollgate.protocol.authorization.BackendAuthentication.ServiceToken;
import io.tollgate.protocol.authorization.Credentials;
import io.tollgate.protocol.authorization.RejectionReason;
import io.tollgate.protocol.gateway.ServiceConfiguration;
import org.jspecify.annotations.Nullable;

/** Has the calls of one service decided and counted before they go on (gateway.md, 3.1). */
final class Authorization {

  private final ServiceConfiguration service;
  private final BackendAuthentication authentication;
  private final ServiceAuthorizer authorizer;
  private final AuthorizationOptions options;
  private final DecisionOutcomes outcomes;
  private final DebugKey debugKey;
  private final DebugTrace trace;

  Authorization(
      ServiceConfiguration service,
      ServiceAuthorizer authorizer,
      DecisionOutcomes outcomes,
      DebugKey debugKey,
      DebugTrace trace) {
    this.service = service;
    // Without one the authorizer is closed and never looks at it.
    this.authentication =
        service.authentication() == null ? new ServiceToken("") : service.authentication();
    this.authorizer = authorizer;
    this.options = new AuthorizationOptions("oauth".equals(service.backendVersion()), false, false);
    this.outcomes = outcomes;
    this.debugKey = debugKey;
    this.trace = trace;
  }

  /**
   * Decides the call; entered again with the decision when the backend could not answer at once.
   */
  PhaseOutcome access(Call call, Credentials credentials) {
    boolean debug = debugKey.opens(call.headers());
    if (call.decision() == null) {
      if (debug) {
        trace.addHeaders(call, service);
      }
      if (call.usage().isEmpty()) {
        return outcomes.noRuleMatched();
      }
      authorizer.authorizer().authorizeAndReport(question(call, credentials), call);
    }
    AuthorizationDecision decision = call.decision();
    if (decision == null) {
      return PhaseOutcome.SUSPENDED;
    }
    if (debug) {
      trace.log(call, question(call, credentials), decision, authorizer.url());
    }
    String trouble = trouble(decision);
    if (trouble != null) {
      ErrorLog.backendFailed(call, trouble, DebugTrace.subrequest(options), authorizer.url());
    }
    return outcomes.of(decision);
  }

  /** Whom, and with which question, secrets masked. */
  String wouldAsk(Call call, Credentials credentials) {
    return "the backend %s: %s"
        .formatted(authorizer.url(), DebugTrace.asked(question(call, credentials)));
  }

  /** Why there is no decision, null when there is one. */
  private static @Nullable String trouble(AuthorizationDecision decision) {
    return switch (decision) {
      case Unavailable(String cause) -> cause;
      case Rejected(RejectionReason reason, String message, LimitHit _)
          when reason == RejectionReason.STORAGE_UNAVAILABLE ->
          message;
      case Rejected _, Authorized _ -> null;
    };
  }

  private AuthorizationRequest question(Call call, Credentials credentials) {
    return new AuthorizationRequest(
        authentication, service.id(), credentials, call.usage(), null, null, options);
  }
}
