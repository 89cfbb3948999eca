package io.tollgate.gateway.authorization;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import io.tollgate.protocol.authorization.AuthorizationDecision;
import io.tollgate.protocol.authorization.AuthorizationDecision.Authorized;
import io.tollgate.protocol.authorization.AuthorizationDecision.LimitHit;
import io.tollgate.protocol.authorization.AuthorizationDecision.Rejected;
import io.tollgate.protocol.authorization.AuthorizationDecision.Unavailable;
import io.tollgate.protocol.authorization.RejectionReason;
import org.jspecify.annotations.Nullable;

/** What an answer of the backend's API means (gateway.md, 3.2 and 3.3). */
final class BackendAnswer {

  private static final AsciiString REASON = AsciiString.cached("3scale-rejection-reason");
  private static final AsciiString LIMIT = AsciiString.cached("3scale-limit-max-value");
  private static final AsciiString RESET = AsciiString.cached("3scale-limit-reset");

  private BackendAnswer() {}

  /**
   * @param body its beginning, kept as the message of a refusal
   */
  static AuthorizationDecision interpret(int status, HttpHeaders headers, String body) {
    if (status == 200) {
      return new Authorized(null, null);
    }
    if (status >= 499) {
      return new Unavailable("the backend answered " + status);
    }
    String code = reason(headers);
    RejectionReason reason = code == null ? RejectionReason.OTHER : RejectionReason.withCode(code);
    LimitHit limit =
        reason == RejectionReason.LIMITS_EXCEEDED
            ? new LimitHit(number(headers.get(LIMIT)), number(headers.get(RESET)))
            : null;
    return new Rejected(reason, body, limit);
  }

  static @Nullable String reason(HttpHeaders headers) {
    return headers.get(REASON);
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
