package io.tollgate.backend.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {

  @ParameterizedTest
  @CsvSource({
    "a.com, a.com, true",
    "a.com, axcom, false",
    "a.com, a.com/x, false",
    "a.com, http://a.com, false",
    "*.foo.org, foo.org, false",
    "*.foo.org, .foo.org, true",
    "*.foo.org, a.b/c.foo.org, true",
    "*.foo.org, foo.org.foo.org, true",
    "a*b*c, aXbYbZc, true",
    "a*b*c, aXbYbZd, false",
    "**, anything, true",
    "A.com, a.com, false"
  })
  void matches_the_whole_text(String pattern, String text, boolean expected) {
    assertThat(Wildcard.matches(pattern, 0, text, 0, true)).isEqualTo(expected);
  }

  @Test
  void a_star_does_not_cross_a_line() {
    assertThat(Wildcard.matches("a*c", 0, "a\nc", 0, true)).isFalse();
    assertThat(Wildcard.matches("a\n*c", 0, "a\nbc", 0, true)).isTrue();
  }

  @Test
  void matches_the_beginning_when_the_rest_does_not_matter() {
    assertThat(Wildcard.matches("a.com", 0, "a.com/x", 0, false)).isTrue();
    assertThat(Wildcard.matches("a.com", 0, "http://a.com/x", 7, false)).isTrue();
  }
}
