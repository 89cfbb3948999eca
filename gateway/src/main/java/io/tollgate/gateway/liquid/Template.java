package io.tollgate.gateway.liquid;

import org.jspecify.annotations.Nullable;

/** A value that is made anew for every call. Immutable; for all event loops. */
public sealed interface Template permits PlainTemplate, LiquidTemplate {

  /** Most characters of a rendered text, and of any value on the way to it. */
  int MAX_CHARS = 64 * 1024;

  /** A text that never changes. */
  static Template of(String text) {
    return PlainTemplate.of(text);
  }

  /** The value for a call; empty when it cannot be made, for instance because it is too large. */
  String render(TemplateContext context);

  /** The text that is the same for every call, null when there is none. */
  @Nullable String constant();
}
