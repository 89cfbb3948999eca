package io.tollgate.gateway.policy.builtin.apicast;

import io.tollgate.gateway.authorization.Questions;
import io.tollgate.gateway.authorization.RememberedDecisions;
import io.tollgate.gateway.authorization.ServiceAuthorizer;
import io.tollgate.gateway.call.AuthorizationTerms;
import io.tollgate.gateway.call.AuthorizationTerms.PlanRoute;
import io.tollgate.gateway.call.CachingMode;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.LateReport;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.log.ErrorLog;
import io.tollgate.gateway.response.DebugKey;
import io.tollgate.protocol.authorization.AuthorizationDecision;
import io.tollgate.protocol.authorization.AuthorizationDecision.Authorized;
import io.tollgate.protocol.authorization.AuthorizationDecision.Unavailable;
import io.tollgate.protocol.authorization.Credentials;
import io.tollgate.protocol.gateway.ServiceConfiguration;
import org.jspecify.annotations.Nullable;

/** Has the calls of one service decided and counted (gateway.md, section 3). */
final class Authorization {

  private final ServiceConfiguration service;
  private final Questions questions;
  private final ServiceAuthorizer authorizer;
  private final CachedAuthorization cached;
  private final @Nullable LateReport codeReport;
  private final DecisionOutcomes outcomes;
  private final DebugKey debugKey;
  private final DebugTrace trace;

  /**
   * @param codeReport tells the backend the status of each call; null: nobody does
   */
  Authorization(
      ServiceConfiguration service,
      Questions questions,
      ServiceAuthorizer authorizer,
      CachedAuthorization cached,
      @Nullable LateReport codeReport,
      DecisionOutcomes outcomes,
      DebugKey debugKey,
      DebugTrace trace) {
    this.service = service;
    this.questions = questions;
    this.authorizer = authorizer;
    this.cached = cached;
    this.codeReport = codeReport;
    this.outcomes = outcomes;
    this.debugKey = debugKey;
    this.trace = trace;
  }

  /**
   * Decides the call; entered again with the decision when the backend could not answer at once.
   */
  PhaseOutcome access(Call call, Credentials credentials) {
    AuthorizationTerms terms = call.authorizationTerms();
    boolean debug = debugKey.opens(call.headers());
    boolean elsewhere = terms != null && terms.elsewhere();
    if (debug && (call.decision() == null || elsewhere)) {
      trace.addHeaders(call, service);
    }
    if (elsewhere) {
      return PhaseOutcome.CONTINUE;
    }
    if (call.decision() == null) {
      if (call.usage().isEmpty()) {
        return outcomes.noRuleMatched();
      }
      ask(call, credentials, terms);
    }
    AuthorizationDecision decision = call.decision();
    if (decision == null) {
      return PhaseOutcome.SUSPENDED;
    }
    if (debug) {
      trace.log(call, questions.of(call, credentials, null), decision, authorizer.url());
    }
    if (RememberedDecisions.undecided(decision)) {
      ErrorLog.backendFailed(
          call,
          trouble(decision),
          "the call is refused",
          DebugTrace.subrequest(questions.of(call, credentials, null).options()),
          authorizer.url());
    }
    PlanRoute route = terms == null ? null : terms.planRoute();
    return route != null && decision instanceof Authorized authorized
        ? route.route(call, authorized.plan())
        : outcomes.of(decision);
  }

  /** Whom, and with which question, secrets masked; null: another policy does. */
  @Nullable String wouldAsk(Call call, Credentials credentials) {
    AuthorizationTerms terms = call.authorizationTerms();
    if (terms != null && terms.elsewhere()) {
      return null;
    }
    return "the backend %s: %s"
        .formatted(authorizer.url(), DebugTrace.asked(questions.of(call, credentials, null)));
  }

  private void ask(Call call, Credentials credentials, @Nullable AuthorizationTerms terms) {
    if (codeReport != null) {
      call.lateReport(codeReport);
    }
    CachingMode mode = cached.mode(terms);
    if (mode == null && (terms == null || terms.bypass() == null)) {
      authorizer.authorizer().authorizeAndReport(questions.of(call, credentials, null), call);
    } else {
      cached.ask(call, credentials, mode, terms);
    }
  }

  static String trouble(AuthorizationDecision decision) {
    return switch (decision) {
      case Unavailable(String cause) -> cause;
      case AuthorizationDecision.Rejected rejected -> rejected.message();
      case Authorized _ -> throw new IllegalArgumentException("no trouble");
    };
  }
}
