package io.tollgate.protocol.mapping;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern whose regular-expression characters are active. It is an operator's expression run on a
 * caller's path, so its work is bounded.
 */
final class RegularPath implements PathMatcher {

  private static final Pattern POSIX_CLASS =
      Pattern.compile(
          "\\[:(alnum|alpha|blank|cntrl|digit|graph|lower|print|punct|space|upper|xdigit):]");
  private static final Pattern DOT = Pattern.compile("\\\\.|\\.", Pattern.DOTALL);

  private final Pattern expression;

  /**
   * @throws java.util.regex.PatternSyntaxException when the pieces make no regular expression
   */
  RegularPath(PatternParts parts) {
    List<String> pieces = parts.literals().stream().map(RegularPath::expression).toList();
    String wildcard = "[" + UriCharacters.SEGMENT_CLASS + "]+";
    this.expression =
        Pattern.compile(String.join(wildcard, pieces) + (parts.toTheEnd() ? "$" : ""));
  }

  /** Dots become literal, an escaped one is so already; POSIX classes get the names used here. */
  private static String expression(String piece) {
    String dotted =
        DOT.matcher(piece)
            .replaceAll(m -> Matcher.quoteReplacement(m.group().equals(".") ? "\\." : m.group()));
    return POSIX_CLASS
        .matcher(dotted)
        .replaceAll(
            m -> {
              String name = m.group(1).replace("xd", "xD");
              String capitalised =
                  name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
              return Matcher.quoteReplacement("\\p{" + capitalised + "}");
            });
  }

  @Override
  public PathMatch match(String path) {
    try {
      boolean matches = expression.matcher(new CountedText(path)).lookingAt();
      return matches ? PathMatch.MATCHES : PathMatch.DIFFERS;
    } catch (CountedText.Exhausted | StackOverflowError gaveUp) {
      return PathMatch.UNDECIDED;
    }
  }
}
