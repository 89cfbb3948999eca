package io.tollgate.backend.authorization;

import io.tollgate.protocol.authorization.RejectionReason;
import org.jspecify.annotations.Nullable;

/** Whether the service is active (2.3). */
final class ServiceStateCheck implements Check {

  @Override
  public @Nullable Refusal examine(Inquiry inquiry) {
    return inquiry.service().active()
        ? null
        : new Refusal(RejectionReason.SERVICE_NOT_ACTIVE, "service is not active");
  }
}
