package io.tollgate.protocol.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.protocol.mapping.MappingRulePattern.Parsed;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The matcher that tries no combination twice says what a backtracking expression says. */
class LiteralPathLawTest {

  private static final String[] PATTERN_PIECES = {"/", "a", "ab", "-", ".", "{x}", "/{y}", "a/"};
  private static final String PATH_CHARACTERS = "aab-./[";

  private final Random random = new Random(25);

  @Test
  void agrees_with_a_regular_expression_on_random_patterns_and_paths() {
    int matches = 0;
    for (int i = 0; i < 40_000; i++) {
      String pattern = randomPattern();
      String path = randomPath();
      boolean expected = expression(pattern).matcher(path).lookingAt();
      assertThat(matcher(pattern).matchesPath(path))
          .as("%s on %s", pattern, path)
          .isEqualTo(expected);
      matches += expected ? 1 : 0;
    }
    assertThat(matches).isBetween(4_000, 36_000);
  }

  private static MappingRulePattern matcher(String pattern) {
    return ((Parsed) MappingRulePattern.compile(pattern, PatternDialect.LITERAL)).pattern();
  }

  private static Pattern expression(String pattern) {
    boolean toTheEnd = pattern.endsWith("$");
    String path = (toTheEnd ? pattern.substring(0, pattern.length() - 1) : pattern);
    StringBuilder expression = new StringBuilder();
    for (String piece : path.replaceAll("/+", "/").split("(?=\\{)|(?<=})")) {
      expression.append(
          piece.startsWith("{") ? "[A-Za-z0-9_\\-.~%!$&'()*+,;=@:]+" : Pattern.quote(piece));
    }
    return Pattern.compile(expression + (toTheEnd ? "\\z" : ""));
  }

  private String randomPattern() {
    StringBuilder pattern = new StringBuilder("/");
    for (int i = random.nextInt(6); i > 0; i--) {
      pattern.append(PATTERN_PIECES[random.nextInt(PATTERN_PIECES.length)]);
    }
    return pattern + (random.nextInt(3) == 0 ? "$" : "");
  }

  private String randomPath() {
    StringBuilder path = new StringBuilder("/");
    for (int i = random.nextInt(9); i > 0; i--) {
      path.append(PATH_CHARACTERS.charAt(random.nextInt(PATH_CHARACTERS.length())));
    }
    return path.toString();
  }
}
