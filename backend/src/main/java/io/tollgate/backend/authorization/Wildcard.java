package io.tollgate.backend.authorization;

/**
 * Patterns whose only sign is {@code *}: any run of characters, empty included, but for line feeds.
 */
final class Wildcard {

  private Wildcard() {}

  /**
   * Whether the pattern from {@code p} on matches the text from {@code t} on. Takes time in
   * proportion to pattern times text: only the last star is ever given more.
   *
   * @param toTheEnd whether the whole rest of the text must match, or only its beginning
   */
  static boolean matches(String pattern, int p, String text, int t, boolean toTheEnd) {
    int patternAt = p;
    int textAt = t;
    int afterStar = -1;
    int starTakesTo = t;
    while (true) {
      if (patternAt == pattern.length() && (!toTheEnd || textAt == text.length())) {
        return true;
      }
      if (patternAt < pattern.length() && pattern.charAt(patternAt) == '*') {
        patternAt++;
        afterStar = patternAt;
        starTakesTo = textAt;
      } else if (patternAt < pattern.length()
          && textAt < text.length()
          && pattern.charAt(patternAt) == text.charAt(textAt)) {
        patternAt++;
        textAt++;
      } else if (afterStar >= 0
          && starTakesTo < text.length()
          && text.charAt(starTakesTo) != '\n') {
        starTakesTo++;
        patternAt = afterStar;
        textAt = starTakesTo;
      } else {
        return false;
      }
    }
  }
}
