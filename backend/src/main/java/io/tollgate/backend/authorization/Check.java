package io.tollgate.backend.authorization;

import io.tollgate.backend.explanation.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of the decision. It may note in the inquiry what it finds. */
public interface Check {

  /** Null when the call passes this check. */
  @Nullable Refusal examine(Inquiry inquiry);

  /** What it is about, in a word or two, for an {@code Explanation}. */
  String name();

  /** What it looked at, once it has examined the inquiry. Secrets only as {@link Fact#secret}. */
  List<Fact> facts(Inquiry inquiry);
}
