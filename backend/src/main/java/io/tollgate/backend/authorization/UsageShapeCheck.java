package io.tollgate.backend.authorization;

import org.jspecify.annotations.Nullable;

/** Usage must come as {@code usage[metric]=value} (2.1, step 5). */
final class UsageShapeCheck implements Check {

  @Override
  public @Nullable Refusal examine(Inquiry inquiry) {
    return inquiry.question().usageMisshapen() ? Refusal.WITHOUT_DOCUMENT : null;
  }
}
