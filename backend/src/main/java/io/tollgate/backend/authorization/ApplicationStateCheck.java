package io.tollgate.backend.authorization;

import io.tollgate.backend.explanation.Fact;
import io.tollgate.protocol.authorization.RejectionReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the application is active (2.3). */
final class ApplicationStateCheck implements Check {

  @Override
  public @Nullable Refusal examine(Inquiry inquiry) {
    return inquiry.application().active()
        ? null
        : new Refusal(RejectionReason.APPLICATION_NOT_ACTIVE, "application is not active");
  }

  @Override
  public String name() {
    return "application state";
  }

  @Override
  public List<Fact> facts(Inquiry inquiry) {
    return List.of(Fact.of("state", inquiry.application().subscription().state()));
  }
}
