package io.tollgate.gateway.policy.builtin.ratelimit;

/** What comes of a call's demands: all are met, or none. */
sealed interface Taken {

  /**
   * @param delaySeconds how long the call is held back, the longest that any limiter asks for
   */
  record Admitted(double delaySeconds) implements Taken {}

  /**
   * @param key of the first counter that refused
   */
  record Rejected(String key) implements Taken {}

  /**
   * Nobody knows.
   *
   * @param cause for the log
   */
  record Unknown(String cause) implements Taken {}
}
