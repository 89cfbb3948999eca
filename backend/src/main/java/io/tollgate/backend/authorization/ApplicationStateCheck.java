package io.tollgate.backend.authorization;

import io.tollgate.protocol.authorization.RejectionReason;
import org.jspecify.annotations.Nullable;

/** Whether the application is active (2.3). */
final class ApplicationStateCheck implements Check {

  @Override
  public @Nullable Refusal examine(Inquiry inquiry) {
    return inquiry.application().active()
        ? null
        : new Refusal(RejectionReason.APPLICATION_NOT_ACTIVE, "application is not active");
  }
}
