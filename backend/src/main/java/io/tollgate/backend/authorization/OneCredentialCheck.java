package io.tollgate.backend.authorization;

import io.tollgate.backend.explanation.Fact;
import io.tollgate.protocol.authorization.RejectionReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call identifies its application in one way (2.1, step 8). */
final class OneCredentialCheck implements Check {

  @Override
  public @Nullable Refusal examine(Inquiry inquiry) {
    Question question = inquiry.question();
    return question.appId() != null && question.userKey() != null
        ? new Refusal(
            RejectionReason.AUTHENTICATION_ERROR, "either app_id or user_key is allowed, not both")
        : null;
  }

  @Override
  public String name() {
    return "one credential";
  }

  @Override
  public List<Fact> facts(Inquiry inquiry) {
    Question question = inquiry.question();
    return List.of(
        Fact.of("app_id", question.appId()), Fact.secret("user_key", question.userKey()));
  }
}
