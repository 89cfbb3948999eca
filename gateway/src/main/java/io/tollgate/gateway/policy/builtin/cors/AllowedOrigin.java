package io.tollgate.gateway.policy.builtin.cors;

import io.tollgate.gateway.call.HeaderText;
import io.tollgate.gateway.pattern.GuardedPattern;
import io.tollgate.gateway.policy.PolicyFields;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which origins may use an answer.
 *
 * @param fixed what is answered whatever the origin; null when it depends on it
 * @param pattern that an origin must contain; null for any origin
 */
record AllowedOrigin(@Nullable String fixed, @Nullable GuardedPattern pattern) {

  private static final String FIELD = "allow_origin";
  private static final String ANY = "*";
  private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/?#\\s]+/?");

  /** {@code *} and URLs are meant literally, everything else is a regular expression. */
  static AllowedOrigin read(PolicyFields fields) {
    String text = HeaderText.safe(fields.text(FIELD, "")).strip();
    if (text.isEmpty()) {
      return new AllowedOrigin(null, null);
    }
    if (text.equals(ANY) || URL.matcher(text).matches()) {
      return new AllowedOrigin(text, null);
    }
    return switch (GuardedPattern.compile(text)) {
      case GuardedPattern.Compiled(GuardedPattern pattern) -> new AllowedOrigin(null, pattern);
      case GuardedPattern.Invalid(String problem) -> {
        fields.wrong(FIELD, "must be *, a URL or a regular expression, but " + problem);
        yield new AllowedOrigin(null, null);
      }
    };
  }

  boolean any() {
    return ANY.equals(fixed);
  }

  /** Null: this origin may not. */
  @Nullable String answerTo(String origin) {
    if (fixed != null) {
      return fixed;
    }
    return pattern == null || pattern.find(origin) ? origin : null;
  }
}
