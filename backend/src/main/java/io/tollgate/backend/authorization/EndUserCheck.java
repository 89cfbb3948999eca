package io.tollgate.backend.authorization;

import io.tollgate.backend.explanation.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** End users are gone; naming one is refused before the provider key is verified (2.1, step 4). */
final class EndUserCheck implements Check {

  @Override
  public @Nullable Refusal examine(Inquiry inquiry) {
    return inquiry.question().endUserGiven() ? Refusal.END_USERS_NO_LONGER_SUPPORTED : null;
  }

  @Override
  public String name() {
    return "end user";
  }

  @Override
  public List<Fact> facts(Inquiry inquiry) {
    return List.of(Fact.of("user_id_given", inquiry.question().endUserGiven()));
  }
}
