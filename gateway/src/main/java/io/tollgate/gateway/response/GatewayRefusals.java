package io.tollgate.gateway.response;

import io.tollgate.gateway.call.OwnAnswer;
import io.tollgate.gateway.call.Refusal;
import io.tollgate.gateway.call.RefusalReason;

/** The refusals that no product's owner can word (gateway.md, 2.5). */
public final class GatewayRefusals {

  public static final Refusal MALFORMED =
      new Refusal(RefusalReason.MALFORMED_REQUEST, OwnAnswer.page(400, "Bad Request"));
  public static final Refusal UNKNOWN_HOST =
      new Refusal(RefusalReason.UNKNOWN_HOST, OwnAnswer.empty(404));
  public static final Refusal NO_UPSTREAM =
      new Refusal(RefusalReason.NO_UPSTREAM, OwnAnswer.empty(404));
  public static final Refusal OVERLOADED =
      new Refusal(RefusalReason.OVERLOADED, new OwnAnswer(503, "text/plain", "", "1"));
  public static final Refusal SPOOL_FULL =
      new Refusal(RefusalReason.SPOOL_FULL, new OwnAnswer(503, "text/plain", "", "1"));

  private GatewayRefusals() {}
}
