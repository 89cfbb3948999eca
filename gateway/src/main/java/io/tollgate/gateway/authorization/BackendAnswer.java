package io.tollgate.gateway.authorization;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import io.tollgate.protocol.authorization.AuthorizationDecision;
import io.tollgate.protocol.authorization.AuthorizationDecision.Authorized;
import io.tollgate.protocol.authorization.AuthorizationDecision.LimitHit;
import io.tollgate.protocol.authorization.AuthorizationDecision.LimitState;
import io.tollgate.protocol.authorization.AuthorizationDecision.Rejected;
import io.tollgate.protocol.authorization.AuthorizationDecision.Unavailable;
import io.tollgate.protocol.authorization.RejectionReason;
import io.tollgate.protocol.authorization.ReportOutcome;
import org.jspecify.annotations.Nullable;

/** What an answer of the backend's API means (gateway.md, 3.2 and 3.3). */
final class BackendAnswer {

  private static final AsciiString REASON = AsciiString.cached("3scale-rejection-reason");
  private static final AsciiString LIMIT = AsciiString.cached("3scale-limit-max-value");
  private static final AsciiString REMAINING = AsciiString.cached("3scale-limit-remaining");
  private static final AsciiString RESET = AsciiString.cached("3scale-limit-reset");

  private static final int MESSAGE_CHARS = 1000;

  /** From here on the backend is no witness. */
  private static final int UNAVAILABLE = 499;

  private BackendAnswer() {}

  /**
   * @param body its beginning is kept as the message of a refusal
   * @param withPlan whether the plan is read from the body of an authorisation
   */
  static AuthorizationDecision interpret(
      int status, HttpHeaders headers, String body, boolean withPlan) {
    if (status == 200) {
      return authorized(headers, withPlan ? body : "");
    }
    if (status >= UNAVAILABLE) {
      return new Unavailable("the backend answered " + status);
    }
    RejectionReason reason = rejectionReason(headers);
    LimitHit limit =
        reason == RejectionReason.LIMITS_EXCEEDED
            ? new LimitHit(
                number(headers.get(LIMIT)),
                number(headers.get(REMAINING)),
                number(headers.get(RESET)))
            : null;
    return new Rejected(reason, beginning(body, MESSAGE_CHARS), limit);
  }

  private static AuthorizationDecision authorized(HttpHeaders headers, String body) {
    long max = number(headers.get(LIMIT));
    LimitState limits =
        max < 0
            ? null
            : new LimitState(max, number(headers.get(REMAINING)), number(headers.get(RESET)));
    return switch (PlanName.read(body)) {
      case PlanName.Read(String plan) -> new Authorized(plan, null, limits);
      case PlanName.Unreadable(String cause) ->
          new Unavailable("the backend's answer cannot be read: " + cause);
    };
  }

  /** What became of a report. */
  static ReportOutcome receipt(int status, HttpHeaders headers, String body) {
    if (status / 100 == 2) {
      return new ReportOutcome.Taken();
    }
    return status >= UNAVAILABLE
        ? new ReportOutcome.Unavailable("the backend answered " + status)
        : new ReportOutcome.Refused(rejectionReason(headers), beginning(body, MESSAGE_CHARS));
  }

  static @Nullable String reason(HttpHeaders headers) {
    return headers.get(REASON);
  }

  static String beginning(String text, int chars) {
    return text.length() <= chars ? text : text.substring(0, chars);
  }

  private static RejectionReason rejectionReason(HttpHeaders headers) {
    String code = reason(headers);
    return code == null ? RejectionReason.OTHER : RejectionReason.withCode(code);
  }

  /** -1 when absent or no number. */
  private static long number(@Nullable String text) {
    if (text == null) {
      return -1;
    }
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
