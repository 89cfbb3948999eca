package io.tollgate.backend.authorization;

import io.tollgate.backend.explanation.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Usage must come as {@code usage[metric]=value} (2.1, step 5). */
final class UsageShapeCheck implements Check {

  @Override
  public @Nullable Refusal examine(Inquiry inquiry) {
    return inquiry.question().usageMisshapen() ? Refusal.WITHOUT_DOCUMENT : null;
  }

  @Override
  public String name() {
    return "usage form";
  }

  @Override
  public List<Fact> facts(Inquiry inquiry) {
    return List.of(Fact.of("usage_misshapen", inquiry.question().usageMisshapen()));
  }
}
