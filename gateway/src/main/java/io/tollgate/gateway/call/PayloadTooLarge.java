package io.tollgate.gateway.call;

/** What a client gets when a body is larger than it may be (gateway.md, 5.3, payload_limits). */
public final class PayloadTooLarge {

  public static final Refusal REQUEST = refusal("Payload Too Large\n");
  public static final Refusal RESPONSE = refusal("Payload Too Large");

  private PayloadTooLarge() {}

  private static Refusal refusal(String body) {
    return new Refusal(
        RefusalReason.PAYLOAD_TOO_LARGE, new OwnAnswer(413, "text/plain", body, null));
  }
}
