package io.tollgate.gateway.policy.builtin.apicast;

import io.tollgate.gateway.authorization.Questions;
import io.tollgate.gateway.authorization.RememberedDecisions;
import io.tollgate.gateway.authorization.RememberedDecisions.Question;
import io.tollgate.gateway.authorization.ReportsInFlight;
import io.tollgate.gateway.authorization.ServiceAuthorizer;
import io.tollgate.gateway.call.AuthorizationTerms;
import io.tollgate.gateway.call.AuthorizationTerms.Bypass;
import io.tollgate.gateway.call.CachingMode;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.log.ErrorLog;
import io.tollgate.protocol.authorization.AuthorizationDecision;
import io.tollgate.protocol.authorization.AuthorizationDecision.Authorized;
import io.tollgate.protocol.authorization.AuthorizationRequest;
import io.tollgate.protocol.authorization.Credentials;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets calls pass on what the backend has decided before, and tells it of them when they are over;
 * knows what holds while it is away (gateway.md, 3.3 to 3.7).
 */
final class CachedAuthorization {

  private static final Logger log = LoggerFactory.getLogger(CachedAuthorization.class);

  private final Questions questions;
  private final ServiceAuthorizer authorizer;
  private final RememberedDecisions remembered;
  private final ReportsInFlight reports;
  private final @Nullable CachingMode standing;
  private final boolean responseCodes;

  /**
   * @param standing where no policy says anything; null: nothing is remembered
   * @param responseCodes whether late reports carry the status of the answer
   */
  CachedAuthorization(
      Questions questions,
      ServiceAuthorizer authorizer,
      RememberedDecisions remembered,
      ReportsInFlight reports,
      @Nullable CachingMode standing,
      boolean responseCodes) {
    this.questions = questions;
    this.authorizer = authorizer;
    this.remembered = remembered;
    this.reports = reports;
    this.standing = standing;
    this.responseCodes = responseCodes;
  }

  /** Null: the call has nothing to do with any memory. */
  @Nullable CachingMode mode(@Nullable AuthorizationTerms terms) {
    CachingMode asked = terms == null ? null : terms.caching();
    return asked == null ? standing : asked;
  }

  /** Decides now on a hit, else when the backend has answered. */
  void ask(
      Call call,
      Credentials credentials,
      @Nullable CachingMode mode,
      @Nullable AuthorizationTerms terms) {
    AuthorizationRequest request = questions.of(call, credentials, null);
    Question question = mode == null ? null : remembered.question(request);
    if (mode != null && question != null && !reports.full()) {
      Authorized known = question.hit(mode, terms == null ? Long.MAX_VALUE : terms.maxAgeMillis());
      if (known != null) {
        call.lateReport((over, status) -> report(over, credentials, status, question, mode));
        call.decided(known);
        return;
      }
    }
    authorizer
        .authorizer()
        .authorizeAndReport(
            request,
            decision -> call.decided(judged(call, request, decision, question, mode, terms)));
  }

  private AuthorizationDecision judged(
      Call call,
      AuthorizationRequest request,
      AuthorizationDecision decision,
      @Nullable Question question,
      @Nullable CachingMode mode,
      @Nullable AuthorizationTerms terms) {
    Authorized held = null;
    if (question != null && mode != null) {
      held = question.learn(mode, decision);
    }
    if (!RememberedDecisions.undecided(decision)) {
      return decision;
    }
    if (held != null) {
      ErrorLog.backendFailed(
          call,
          Authorization.trouble(decision),
          "the call passes by the caching mode " + mode,
          DebugTrace.subrequest(request.options()),
          authorizer.url());
      return held;
    }
    Bypass bypass = terms == null ? null : terms.bypass();
    if (bypass == null || !bypass.passes(call)) {
      return decision;
    }
    bypass.reportLater(call);
    return new Authorized(null, null, null);
  }

  /** The call that passed on a memory is told of; the answer is for the next one. */
  private void report(
      Call call, Credentials credentials, int status, Question question, CachingMode mode) {
    AuthorizationRequest request = questions.of(call, credentials, responseCodes ? status : null);
    reports.begun();
    authorizer
        .authorizer()
        .authorizeAndReport(
            request,
            decision -> {
              reports.ended();
              question.learn(mode, decision);
              if (RememberedDecisions.undecided(decision)) {
                log.error(
                    "a call of service {} that had passed by the caching mode {} could not be"
                        + " reported to {}: {}, request_id: {}",
                    request.serviceId(),
                    mode,
                    authorizer.url(),
                    Authorization.trouble(decision),
                    call.requestId());
              }
            });
  }
}
