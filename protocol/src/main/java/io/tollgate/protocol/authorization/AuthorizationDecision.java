package io.tollgate.protocol.authorization;

import org.jspecify.annotations.Nullable;

/** The answer to an {@link AuthorizationRequest}. */
public sealed interface AuthorizationDecision {

  /**
   * The call may pass and, if that was asked, is counted.
   *
   * @param plan name of the application's plan; null where a remote backend was not asked for it,
   *     or did not tell
   * @param applicationId id of the application; null where a remote backend cannot tell
   * @param limits null where nobody asked, or no limit applies
   */
  record Authorized(
      @Nullable String plan, @Nullable String applicationId, @Nullable LimitState limits)
      implements AuthorizationDecision {}

  /**
   * The call is refused; nothing was counted.
   *
   * @param reason why, from the one catalogue of refusals
   * @param message the sentence of the contract with its values filled in; may carry what the
   *     caller sent
   * @param limit the limit that was hit, only with {@link RejectionReason#LIMITS_EXCEEDED}
   */
  record Rejected(RejectionReason reason, String message, @Nullable LimitHit limit)
      implements AuthorizationDecision {}

  /**
   * No decision could be had: the peer did not answer, or its storage is out of order. Never a
   * licence to pass.
   *
   * @param cause which peer, which phase, for the log
   */
  record Unavailable(String cause) implements AuthorizationDecision {}

  /**
   * The limit of the {@code 3scale-limit-*} headers (service-management-api.md, 4.6).
   *
   * @param maxValue the limit's value; 0 means that the metric is disabled in the plan; -1 unknown
   * @param remaining what is left of the limit, less than the call wanted; -1 unknown. A remote
   *     backend tells in its place how many calls like this one still fit
   * @param resetSeconds seconds to the end of the period, rounded up; -1 for eternity or unknown
   */
  record LimitHit(long maxValue, long remaining, long resetSeconds) {}

  /**
   * How far the tightest limit of an authorised call is used: the {@code 3scale-limit-*} headers
   * (service-management-api.md, 4.6).
   *
   * @param maxValue the limit's value
   * @param remaining how many calls like this one still fit, -1 when unknown
   * @param resetSeconds seconds to the end of the period, rounded up; -1 for eternity or unknown
   */
  record LimitState(long maxValue, long remaining, long resetSeconds) {}
}
