package io.tollgate.gateway.proxy;

import io.tollgate.gateway.call.OwnAnswer;
import io.tollgate.gateway.call.Refusal;
import io.tollgate.gateway.call.RefusalReason;
import io.tollgate.http.client.UpstreamFailure;

/** What a client gets when the upstream brought no answer (gateway.md, 2.5). */
public final class UpstreamRefusals {

  private static final Refusal BAD_GATEWAY =
      new Refusal(RefusalReason.UPSTREAM_FAILED, OwnAnswer.page(502, "Bad Gateway"));
  private static final Refusal UNKNOWN =
      new Refusal(RefusalReason.UPSTREAM_UNKNOWN, OwnAnswer.page(503, "Service Unavailable"));
  private static final Refusal NO_TUNNEL =
      new Refusal(RefusalReason.UPSTREAM_FAILED, OwnAnswer.page(503, "Service Unavailable"));
  private static final Refusal TIMED_OUT =
      new Refusal(RefusalReason.UPSTREAM_TIMED_OUT, OwnAnswer.page(504, "Gateway Timeout"));
  private static final Refusal BUSY =
      new Refusal(
          RefusalReason.UPSTREAM_FAILED,
          OwnAnswer.page(503, "Service Unavailable").withRetryAfter("1"));

  private UpstreamRefusals() {}

  public static Refusal of(UpstreamFailure.Kind kind) {
    return switch (kind) {
      case UNKNOWN_NAME -> UNKNOWN;
      case PROXY -> NO_TUNNEL;
      case POOL_FULL -> BUSY;
      case CONNECT_TIMEOUT, SEND_TIMEOUT, READ_TIMEOUT -> TIMED_OUT;
      case FORBIDDEN_ADDRESS, REFUSED, UNREACHABLE, TLS, RESET, BAD_ANSWER -> BAD_GATEWAY;
    };
  }
}
