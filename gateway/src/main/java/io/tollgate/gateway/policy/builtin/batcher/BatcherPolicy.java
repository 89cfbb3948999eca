package io.tollgate.gateway.policy.builtin.batcher;

import io.micrometer.core.instrument.Counter;
import io.tollgate.gateway.authorization.BackendText;
import io.tollgate.gateway.authorization.Questions;
import io.tollgate.gateway.authorization.RememberedDecisions;
import io.tollgate.gateway.authorization.RememberedDecisions.Question;
import io.tollgate.gateway.authorization.ReportBuffer;
import io.tollgate.gateway.authorization.ServiceAuthorizer;
import io.tollgate.gateway.call.AuthorizationTerms;
import io.tollgate.gateway.call.CachingMode;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.call.Refusal;
import io.tollgate.gateway.log.ErrorLog;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.response.ServiceRefusals;
import io.tollgate.protocol.authorization.AuthorizationDecision;
import io.tollgate.protocol.authorization.AuthorizationDecision.Authorized;
import io.tollgate.protocol.authorization.AuthorizationDecision.Rejected;
import io.tollgate.protocol.authorization.AuthorizationDecision.Unavailable;
import io.tollgate.protocol.authorization.AuthorizationRequest;
import io.tollgate.protocol.authorization.Credentials;
import io.tollgate.protocol.authorization.RejectionReason;
import org.jspecify.annotations.Nullable;

/**
 * Asks the backend without counting, remembers what it says for a while, and reports the usage of
 * many calls at once.
 *
 * @param kept the gateway's memory of this policy, held here so that it is not forgotten
 * @param decisions allowed and refused alike
 * @param remembered by the caching policy, for when the backend is away
 */
record BatcherPolicy(
    Questions questions,
    ServiceAuthorizer authorizer,
    Object kept,
    ReportBuffer batch,
    RememberedDecisions decisions,
    RememberedDecisions remembered,
    long lifetimeMillis,
    ServiceRefusals refusals,
    Counter hits,
    Counter misses)
    implements Policy {

  private static final String SUBREQUEST = "/threescale_auth";

  @Override
  public PhaseOutcome rewrite(Call call) {
    call.askAuthorizationTerms().authorizeElsewhere();
    return PhaseOutcome.CONTINUE;
  }

  @Override
  public PhaseOutcome access(Call call) {
    Credentials credentials = call.credentials();
    if (credentials == null) {
      return new PhaseOutcome.Refused(refusals.credentialsMissing());
    }
    if (call.decision() == null) {
      if (call.usage().isEmpty()) {
        return new PhaseOutcome.Refused(refusals.noRuleMatched());
      }
      ask(call, credentials);
    }
    AuthorizationDecision decision = call.decision();
    return decision == null ? PhaseOutcome.SUSPENDED : outcome(call, credentials, decision);
  }

  @Override
  public @Nullable String wouldAsk(Phase phase, Call call) {
    Credentials credentials = call.credentials();
    return phase == Phase.ACCESS && credentials != null && !call.usage().isEmpty()
        ? "the backend %s, unless it remembers the answer: %s"
            .formatted(
                authorizer.url(),
                BackendText.MASKED.asked("authorize", questions.of(call, credentials, null)))
        : null;
  }

  private void ask(Call call, Credentials credentials) {
    AuthorizationRequest request = questions.of(call, credentials, null);
    Question question = decisions.question(request);
    AuthorizationDecision known = question.decision(lifetimeMillis);
    if (known != null) {
      hits.increment();
      call.decided(known);
      return;
    }
    misses.increment();
    authorizer
        .authorizer()
        .authorize(
            request,
            decision -> {
              if (!RememberedDecisions.undecided(decision)) {
                question.keep(decision);
              }
              call.decided(judged(call, request, decision));
            });
  }

  /** What holds while the backend is away is the caching policy's to say. */
  private AuthorizationDecision judged(
      Call call, AuthorizationRequest request, AuthorizationDecision decision) {
    AuthorizationTerms terms = call.askAuthorizationTerms();
    CachingMode mode = terms.caching();
    Authorized held = mode == null ? null : remembered.question(request).learn(mode, decision);
    if (!RememberedDecisions.undecided(decision)) {
      return decision;
    }
    boolean bypassed = held == null && terms.bypass() != null && terms.bypass().passes(call);
    ErrorLog.backendFailed(
        call,
        decision instanceof Unavailable(String cause) ? cause : "its storage is out of order",
        held == null && !bypassed ? "the call is refused" : "the call passes",
        SUBREQUEST,
        authorizer.url());
    if (bypassed) {
      return new Authorized(null, null, null);
    }
    return held == null ? decision : held;
  }

  private PhaseOutcome outcome(Call call, Credentials credentials, AuthorizationDecision decision) {
    return switch (decision) {
      case Authorized authorized -> {
        batch.add(credentials, call.usage());
        yield route(call, authorized.plan());
      }
      case Rejected rejected -> new PhaseOutcome.Refused(refusal(rejected.reason()));
      case Unavailable _ -> new PhaseOutcome.Refused(refusals.authorizationFailed());
    };
  }

  private static PhaseOutcome route(Call call, @Nullable String plan) {
    AuthorizationTerms.PlanRoute route = call.askAuthorizationTerms().planRoute();
    return route == null ? PhaseOutcome.CONTINUE : route.route(call, plan);
  }

  /** Other than with {@code apicast}, a limit of 0 is a limit, and nobody says when to return. */
  private Refusal refusal(RejectionReason reason) {
    return reason == RejectionReason.LIMITS_EXCEEDED
        ? refusals.limitsExceeded()
        : refusals.authorizationFailed();
  }
}
