package io.tollgate.backend.api;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.tollgate.backend.authorization.Decision;
import io.tollgate.backend.authorization.Inquiry;
import io.tollgate.backend.authorization.Refusal;
import io.tollgate.backend.catalog.Application;
import io.tollgate.backend.catalog.Service;
import io.tollgate.backend.explanation.Explanation;
import io.tollgate.backend.explanation.ExplanationJson;
import io.tollgate.backend.telemetry.CallMeter;
import io.tollgate.backend.telemetry.CallMeter.Outcome;
import io.tollgate.backend.usage.RemainingCalls;
import io.tollgate.backend.usage.UsageReport;
import io.tollgate.http.server.Answer;
import io.tollgate.http.server.Exchange;
import io.tollgate.protocol.authorization.RejectionReason;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a decision on the wire.
 *
 * @param noErrorBody whether error documents are left out, which a form body cannot ask for
 */
record AuthorizationReply(
    Exchange exchange, CallMeter.Started call, Options options, boolean noErrorBody)
    implements Decision.Receiver {

  private static final Logger log = LoggerFactory.getLogger(AuthorizationReply.class);

  @Override
  public void decided(Decision decision) {
    // A storage that has what it takes at hand answers on the caller's loop.
    boolean waited = !exchange.eventLoop().inEventLoop();
    Replies.answer(
        exchange,
        () -> {
          Answer answer = explained(decision, answer(decision));
          ended(decision, waited);
          return answer;
        });
  }

  private void ended(Decision decision, boolean waited) {
    Service service = decision.inquiry().serviceOrNull();
    Application application = decision.inquiry().applicationOrNull();
    call.ended(
        outcome(decision),
        waited,
        service == null ? null : service.id(),
        application == null ? null : application.id());
  }

  private static Outcome outcome(Decision decision) {
    return switch (decision) {
      case Decision.Admitted _ -> Outcome.ACCEPTED;
      case Decision.Denied _ -> Outcome.REJECTED;
      case Decision.Failed _ -> Outcome.ERROR;
      case Decision.Unavailable _ -> Outcome.UNAVAILABLE;
    };
  }

  private Answer answer(Decision decision) {
    return switch (decision) {
      case Decision.Admitted admitted -> status(admitted.inquiry(), null, admitted.reports());
      case Decision.Denied denied -> status(denied.inquiry(), denied.refusal(), denied.reports());
      case Decision.Failed(_, Refusal refusal) -> Answers.error(refusal, noErrorBody);
      case Decision.Unavailable(_, String cause) -> {
        log.debug("answered 503: {}", cause);
        yield Answers.storageUnavailable(noErrorBody);
      }
    };
  }

  private static Answer explained(Decision decision, Answer answer) {
    Explanation explanation = decision.explanation();
    return explanation == null
        ? answer
        : Answers.with("tollgate-explain", ExplanationJson.line(explanation), answer);
  }

  private Answer status(Inquiry inquiry, @Nullable Refusal refusal, List<UsageReport> reports) {
    ByteBuf body =
        inquiry.question().metricsFirst()
            ? Unpooled.EMPTY_BUFFER
            : StatusDocument.of(inquiry, refusal, reports, options);
    int status = refusal == null ? 200 : 409;
    if (options.isEmpty()) {
      return Answers.status(status, body);
    }
    Answer answer = Answers.of(status, Answers.VENDOR_XML, body);
    if (refusal != null && options.rejectionReasonHeader()) {
      answer.headers().set("3scale-rejection-reason", refusal.reason().code());
    }
    boolean aboutLimits = refusal == null || refusal.reason() == RejectionReason.LIMITS_EXCEEDED;
    if (aboutLimits && (options.limitHeaders() || options.rateLimitHeaders())) {
      RemainingCalls remaining = RemainingCalls.of(reports, inquiry.shown(), inquiry.nowMillis());
      if (options.limitHeaders()) {
        LimitHeaders.set(remaining, answer.headers());
      }
      if (options.rateLimitHeaders()) {
        RateLimitHeaders.set(remaining, refusal != null, answer.headers());
      }
    }
    return answer;
  }
}
