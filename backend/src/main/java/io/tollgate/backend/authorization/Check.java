package io.tollgate.backend.authorization;

import org.jspecify.annotations.Nullable;

/** One step of the decision. It may note in the inquiry what it finds. */
@FunctionalInterface
public interface Check {

  /** Null when the call passes this check. */
  @Nullable Refusal examine(Inquiry inquiry);
}
