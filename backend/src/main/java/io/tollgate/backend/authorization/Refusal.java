package io.tollgate.backend.authorization;

import io.tollgate.protocol.authorization.RejectionReason;

/**
 * Why a call does not pass.
 *
 * @param reason code and status
 * @param message the contract's sentence with its values filled in (2.3, 2.4)
 */
public record Refusal(RejectionReason reason, String message) {

  /** Usage that is no hash: answered 403 without any document (2.1, step 5). */
  static final Refusal WITHOUT_DOCUMENT = new Refusal(RejectionReason.OTHER, "");

  /** End users are gone (2.1, step 4; 5.1, step 4). */
  public static final Refusal END_USERS_NO_LONGER_SUPPORTED =
      new Refusal(
          RejectionReason.END_USERS_NO_LONGER_SUPPORTED,
          "End-users are no longer supported, do not specify the user_id parameter");

  /** Any parameter, also one that nobody asks for (2.4). */
  public static final Refusal NOT_UTF8 =
      new Refusal(RejectionReason.NOT_VALID_DATA, "all data must be valid UTF8");

  /** The same idempotency key with other parameters (10). */
  public static final Refusal IDEMPOTENCY_KEY_REUSED =
      new Refusal(
          RejectionReason.IDEMPOTENCY_KEY_REUSED,
          "the Idempotency-Key belongs to a call with other parameters");

  public static final Refusal STORAGE_UNAVAILABLE =
      new Refusal(RejectionReason.STORAGE_UNAVAILABLE, "usage storage is unavailable");

  /** A rejection after the application is known; all others are errors. */
  public boolean isRejection() {
    return reason.status() == 409;
  }
}
