package io.tollgate.backend.authorization;

import io.tollgate.backend.explanation.Fact;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.authorization.RejectionReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints of OAuth serve services of that mode only (2.3). */
final class OAuthEnabledCheck implements Check {

  @Override
  public @Nullable Refusal examine(Inquiry inquiry) {
    return inquiry.service().mode() == AuthenticationMode.OAUTH
        ? null
        : new Refusal(RejectionReason.OAUTH_NOT_ENABLED, "oauth is not enabled");
  }

  @Override
  public String name() {
    return "oauth";
  }

  @Override
  public List<Fact> facts(Inquiry inquiry) {
    return List.of(Fact.of("backend_version", inquiry.service().mode().backendVersion()));
  }
}
