package io.tollgate.gateway.policy.custom;

import java.time.Duration;

/** Code of the operator's own threw something, or took too long. For the log only. */
final class OwnCodeFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OwnCodeFailed(String policy, String phase, Throwable cause) {
    super("policy %s failed in %s".formatted(policy, phase), cause, false, false);
  }

  private OwnCodeFailed(String message) {
    super(message);
  }

  /**
   * @param thread what it is doing now is where it hangs
   */
  static OwnCodeFailed late(String policy, String phase, Duration patience, Thread thread) {
    OwnCodeFailed late =
        new OwnCodeFailed(
            "policy %s was not done with %s after %d ms; it was stopped here"
                .formatted(policy, phase, patience.toMillis()));
    late.setStackTrace(thread.getStackTrace());
    return late;
  }
}
