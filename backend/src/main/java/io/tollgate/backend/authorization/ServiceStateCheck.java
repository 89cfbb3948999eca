package io.tollgate.backend.authorization;

import io.tollgate.backend.explanation.Fact;
import io.tollgate.protocol.authorization.RejectionReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the service is active (2.3). */
final class ServiceStateCheck implements Check {

  @Override
  public @Nullable Refusal examine(Inquiry inquiry) {
    return inquiry.service().active()
        ? null
        : new Refusal(RejectionReason.SERVICE_NOT_ACTIVE, "service is not active");
  }

  @Override
  public String name() {
    return "service state";
  }

  @Override
  public List<Fact> facts(Inquiry inquiry) {
    return List.of(Fact.of("state", inquiry.service().active() ? "active" : "suspended"));
  }
}
