package io.tollgate.backend.authorization;

import io.tollgate.backend.explanation.Fact;
import io.tollgate.protocol.authorization.RejectionReason;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the application's key is right, by the service's mode (2.3, key and oauth-key). */
final class KeyCheck implements Check {

  @Override
  public @Nullable Refusal examine(Inquiry inquiry) {
    String given = inquiry.question().appKey();
    Set<String> keys = inquiry.application().keys();
    return switch (inquiry.service().mode()) {
      case USER_KEY -> null;
      case APP_ID -> keys.isEmpty() ? null : oneOf(keys, given);
      case OAUTH -> given == null ? null : oneOf(keys, given);
    };
  }

  @Override
  public String name() {
    return "application key";
  }

  @Override
  public List<Fact> facts(Inquiry inquiry) {
    return List.of(
        Fact.of("backend_version", inquiry.service().mode().backendVersion()),
        Fact.secret("app_key", inquiry.question().appKey()),
        Fact.of("keys_of_application", String.valueOf(inquiry.application().keys().size())));
  }

  private static @Nullable Refusal oneOf(Set<String> keys, @Nullable String given) {
    String key = given == null ? "" : given.strip();
    if (key.isEmpty()) {
      return new Refusal(RejectionReason.APPLICATION_KEY_INVALID, "application key is missing");
    }
    return keys.contains(key)
        ? null
        : new Refusal(
            RejectionReason.APPLICATION_KEY_INVALID, "application key \"" + key + "\" is invalid");
  }
}
