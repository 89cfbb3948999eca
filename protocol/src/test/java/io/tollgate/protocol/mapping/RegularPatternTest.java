package io.tollgate.protocol.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.protocol.mapping.MappingRulePattern.Invalid;
import io.tollgate.protocol.mapping.MappingRulePattern.Parsed;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RegularPatternTest {

  @Test
  @ConformanceCase("GW-54")
  void reads_parentheses_as_characters_or_as_a_group_by_dialect() {
    MappingRulePattern literal = pattern("/f(o)", PatternDialect.LITERAL);
    assertThat(literal.matchesPath("/f(o)")).isTrue();
    assertThat(literal.matchesPath("/fo")).isFalse();
    MappingRulePattern regular = pattern("/f(o)", PatternDialect.REGULAR);
    assertThat(regular.matchesPath("/f(o)")).isFalse();
    assertThat(regular.matchesPath("/fo")).isTrue();
  }

  @Test
  void keeps_prefixes_wildcards_and_the_dollar() {
    assertThat(regular("/(a|{x}-b)/c$").matchesPath("/zz-b/c")).isTrue();
    assertThat(regular("/(a|{x}-b)/c$").matchesPath("/zz-b/c/d")).isFalse();
    assertThat(regular("/(a|{x}-b)/c").matchesPath("/a/c/d")).isTrue();
    assertThat(regular("/a//b").matchesPath("/a/b")).isTrue();
    assertThat(regular("/cost\\$").matchesPath("/cost$")).isTrue();
  }

  @Test
  void takes_a_dot_for_itself_escaped_or_not() {
    assertThat(regular("/v1.0").matchesPath("/v1x0")).isFalse();
    assertThat(regular("/v1.0").matchesPath("/v1.0")).isTrue();
    assertThat(regular("/v1\\.0").matchesPath("/v1.0")).isTrue();
    assertThat(regular("/v1\\.0").matchesPath("/v1x0")).isFalse();
  }

  @Test
  void knows_posix_classes() {
    assertThat(regular("/[[:alpha:]_]+$").matchesPath("/ab_c")).isTrue();
    assertThat(regular("/[[:alpha:]_]+$").matchesPath("/ab1")).isFalse();
    assertThat(regular("/[[:xdigit:]]+$").matchesPath("/beef09")).isTrue();
    assertThat(regular("/[[:xdigit:]]+$").matchesPath("/x")).isFalse();
  }

  @Test
  void is_invalid_when_it_is_no_expression() {
    assertThat(MappingRulePattern.compile("/f(o", PatternDialect.REGULAR))
        .isEqualTo(new Invalid("is not a regular expression: Unclosed group"));
  }

  @Test
  void gives_up_an_expression_that_takes_too_many_steps() {
    MappingRulePattern pattern = regular("/[a-z]*[a-z]*[a-z]*[a-z]*1");
    assertThat(pattern.match("/" + "a".repeat(400))).isEqualTo(PathMatch.UNDECIDED);
    assertThat(pattern.matchesPath("/" + "a".repeat(400))).isFalse();
    assertThat(pattern.match("/aa1")).isEqualTo(PathMatch.MATCHES);
  }

  @Test
  void gives_up_an_expression_that_runs_out_of_stack() throws InterruptedException {
    MappingRulePattern pattern = regular("/(a|b)*$");
    AtomicReference<PathMatch> match = new AtomicReference<>(PathMatch.MATCHES);
    Runnable deep = () -> match.set(pattern.match("/" + "ab".repeat(4_000)));
    Thread thread = new Thread(null, deep, "small stack", 200_000);
    thread.start();
    thread.join();
    assertThat(match.get()).isEqualTo(PathMatch.UNDECIDED);
  }

  private static MappingRulePattern regular(String text) {
    return pattern(text, PatternDialect.REGULAR);
  }

  private static MappingRulePattern pattern(String text, PatternDialect dialect) {
    return ((Parsed) MappingRulePattern.compile(text, dialect)).pattern();
  }
}
