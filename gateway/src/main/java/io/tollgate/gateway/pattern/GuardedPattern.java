package io.tollgate.gateway.pattern;

import io.tollgate.protocol.mapping.CountedText;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An operator's regular expression, run on a caller's text with a bound of 20,000 looks at a
 * character, {@link CountedText}. Beyond it, or when the stack runs out, nothing matches and a
 * warning is logged (gateway.md, ruling 20). Immutable but for the number of warnings.
 */
public final class GuardedPattern {

  private static final int MAX_LENGTH = 4096;

  /** A caller who finds a slow text may not fill the log with it. */
  private static final int WARN_EVERY = 1000;

  private static final Logger log = LoggerFactory.getLogger(GuardedPattern.class);

  private final String source;
  private final Pattern pattern;
  private final AtomicLong givenUp = new AtomicLong();

  private GuardedPattern(String source, Pattern pattern) {
    this.source = source;
    this.pattern = pattern;
  }

  /** What comes of a text. */
  public sealed interface Outcome {}

  public record Compiled(GuardedPattern pattern) implements Outcome {}

  /**
   * @param problem follows the field's name in a sentence
   */
  public record Invalid(String problem) implements Outcome {}

  public static Outcome compile(String expression) {
    return compile(expression, "");
  }

  /**
   * @param options letters of nginx's regular-expression library: {@code i m s x}; those about its
   *     own machinery ({@code j o u U a d D J}) change nothing
   */
  public static Outcome compile(String expression, String options) {
    if (expression.length() > MAX_LENGTH) {
      return new Invalid("must be at most " + MAX_LENGTH + " characters long");
    }
    try {
      return new Compiled(
          new GuardedPattern(
              expression, Pattern.compile(Dialect.translate(expression), flags(options))));
    } catch (PatternSyntaxException e) {
      return new Invalid("is not a regular expression: " + e.getDescription());
    } catch (StackOverflowError e) {
      return new Invalid("is nested too deeply");
    }
  }

  private static int flags(String options) {
    int flags = 0;
    for (int i = 0; i < options.length(); i++) {
      flags |=
          switch (options.charAt(i)) {
            case 'i' -> Pattern.CASE_INSENSITIVE;
            case 'm' -> Pattern.MULTILINE;
            case 's' -> Pattern.DOTALL;
            case 'x' -> Pattern.COMMENTS;
            default -> 0;
          };
    }
    return flags;
  }

  /** Whether it occurs anywhere in the text. */
  public boolean find(String text) {
    return search(text) != null;
  }

  /** Its first occurrence, null when there is none. */
  public @Nullable MatchResult search(String text) {
    try {
      Matcher matcher = pattern.matcher(new CountedText(text));
      return matcher.find() ? matcher.toMatchResult() : null;
    } catch (CountedText.Exhausted | StackOverflowError e) {
      warn(text);
      return null;
    }
  }

  /**
   * Replaces its first occurrence, or all.
   *
   * @param replacement asked per occurrence; what it answers is taken literally
   * @return null when nothing occurs
   */
  public @Nullable String replace(
      String text, boolean all, Function<MatchResult, String> replacement) {
    try {
      Matcher matcher = pattern.matcher(new CountedText(text));
      if (!matcher.find()) {
        return null;
      }
      StringBuilder changed = new StringBuilder(text.length() + 16);
      int from = 0;
      do {
        changed.append(text, from, matcher.start()).append(replacement.apply(matcher));
        from = matcher.end();
      } while (all && matcher.find());
      return changed.append(text, from, text.length()).toString();
    } catch (CountedText.Exhausted | StackOverflowError e) {
      warn(text);
      return null;
    }
  }

  private void warn(String text) {
    long before = givenUp.getAndIncrement();
    if (before % WARN_EVERY == 0) {
      log.warn(
          "regular expression {} gave up on a text of {} characters and counts as no match ({} times"
              + " so far); use a simpler one",
          source,
          text.length(),
          before + 1);
    }
  }

  /** The expression as configured. */
  @Override
  public String toString() {
    return source;
  }
}
