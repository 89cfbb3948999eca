package io.tollgate.backend.authorization;

import io.tollgate.backend.explanation.Fact;
import io.tollgate.protocol.authorization.RejectionReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of OAuth know an application by {@code app_id} only, the client id (2.1, step 7).
 * No access token is stored anywhere, so each is unknown.
 */
final class ClientIdCheck implements Check {

  @Override
  public @Nullable Refusal examine(Inquiry inquiry) {
    if (inquiry.question().appId() != null) {
      return null;
    }
    String token = inquiry.question().accessToken();
    return token == null || token.isBlank()
        ? new Refusal(RejectionReason.APPLICATION_NOT_FOUND, "application id is missing")
        : new Refusal(
            RejectionReason.ACCESS_TOKEN_INVALID,
            "access_token \"" + token + "\" is invalid: expired or never defined");
  }

  @Override
  public String name() {
    return "client id";
  }

  @Override
  public List<Fact> facts(Inquiry inquiry) {
    Question question = inquiry.question();
    return List.of(
        Fact.of("app_id", question.appId()), Fact.secret("access_token", question.accessToken()));
  }
}
