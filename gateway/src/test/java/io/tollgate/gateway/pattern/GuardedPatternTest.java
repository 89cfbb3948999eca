package io.tollgate.gateway.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operators' expressions keep their meaning and their bounds (gateway.md, ruling 20). */
class GuardedPatternTest {

  private static GuardedPattern compiled(String expression, String options) {
    return ((GuardedPattern.Compiled) GuardedPattern.compile(expression, options)).pattern();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ^/a[[:alpha:]]+$,      /abc,    true
          ^/a[[:alpha:]]+$,      /ab1,    false
          ^[[:^digit:]_]+$,      ab_,     true
          ^[[:word:]]+$,         a_1,     true
          [[]x,                  a[x,     true
          ^[]a]+$,               ]a],     true
          ^[^]]$,                ],       false
          a[&&b]c,               a&c,     true
          (?P<n>a)\\k<n>,        aa,      true
          \\[[:alpha:],          [:,      true
          \\Q[[:x\\E,            [[:x,    true
          b,                     abc,     true
          """)
  void reads_expressions_of_the_old_engine(String expression, String text, boolean found) {
    assertThat(compiled(expression, "").find(text)).isEqualTo(found);
  }

  @Test
  void takes_options() {
    assertThat(compiled("ABC", "ijo").find("xabc")).isTrue();
    assertThat(compiled("ABC", "").find("xabc")).isFalse();
    assertThat(compiled("a.b", "s").find("a\nb")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"'(a+)+$'", "'(a|aa)+$'", "'(.*a){12}$'"})
  void gives_up_on_a_text_that_takes_too_many_steps(String expression) {
    GuardedPattern pattern = compiled(expression, "");
    String slow = "a".repeat(5000) + "!";
    assertThat(pattern.find(slow)).isFalse();
    assertThat(pattern.replace(slow, true, m -> "")).isNull();
    assertThat(pattern.find("aaaaaaaaaaaaaaaa")).isTrue();
  }

  @Test
  void gives_up_when_the_stack_runs_out() {
    assertThat(compiled("(?:a|b)*c", "").find("ab".repeat(8_000))).isFalse();
  }

  @Test
  void replaces_the_first_or_all() {
    assertThat(compiled("(b)", "").replace("abab", false, m -> m.group(1) + "$1"))
        .isEqualTo("ab$1ab");
    assertThat(compiled("b", "").replace("abab", true, m -> "c")).isEqualTo("acac");
    assertThat(compiled("x", "").replace("abab", true, m -> "c")).isNull();
  }

  @Test
  void tells_what_is_wrong_with_an_expression() {
    assertThat(GuardedPattern.compile("(a")).isInstanceOf(GuardedPattern.Invalid.class);
    assertThat(GuardedPattern.compile("(".repeat(4000) + ")".repeat(4000) + "x".repeat(97)))
        .isInstanceOf(GuardedPattern.Invalid.class);
  }
}
