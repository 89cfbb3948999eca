package io.tollgate.backend.authorization;

import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.authorization.RejectionReason;
import org.jspecify.annotations.Nullable;

/** The endpoints of OAuth serve services of that mode only (2.3). */
final class OAuthEnabledCheck implements Check {

  @Override
  public @Nullable Refusal examine(Inquiry inquiry) {
    return inquiry.service().mode() == AuthenticationMode.OAUTH
        ? null
        : new Refusal(RejectionReason.OAUTH_NOT_ENABLED, "oauth is not enabled");
  }
}
