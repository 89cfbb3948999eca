package io.tollgate.protocol.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.protocol.mapping.MappingRulePattern.Parsed;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingRulePatternTest {

  @Test
  @ConformanceCase("GW-43")
  void fits_the_beginning_of_a_path_or_all_of_it_with_a_dollar() {
    assertThat(pattern("/api").matchesPath("/api")).isTrue();
    assertThat(pattern("/api").matchesPath("/apix")).isTrue();
    assertThat(pattern("/api").matchesPath("/api/y")).isTrue();
    assertThat(pattern("/api").matchesPath("/ap")).isFalse();
    assertThat(pattern("/api").matchesPath("/x/api")).isFalse();
    assertThat(pattern("/api$").matchesPath("/api")).isTrue();
    assertThat(pattern("/api$").matchesPath("/apix")).isFalse();
    assertThat(pattern("/api$").matchesPath("/api/")).isFalse();
    assertThat(pattern("/").matchesPath("/anything/at/all")).isTrue();
  }

  @Test
  @ConformanceCase("GW-44")
  void merges_double_slashes_of_the_pattern() {
    assertThat(pattern("//double//p").matchesPath("/double/p")).isTrue();
    assertThat(pattern("///a///{b}//c").matchesPath("/a/x/c")).isTrue();
  }

  @Test
  @ConformanceCase("GW-44")
  void lets_a_wildcard_stand_for_one_or_more_characters_of_a_segment() {
    MappingRulePattern pattern = pattern("/x/{id}/y");
    assertThat(pattern.matchesPath("/x/1/y")).isTrue();
    assertThat(pattern.matchesPath("/x/a@b:c/y")).isTrue();
    assertThat(pattern.matchesPath("/x/aZ09_-.~%!$&'()*+,;=@:/y")).isTrue();
    assertThat(pattern.matchesPath("/x//y")).isFalse();
    assertThat(pattern.matchesPath("/x/1/2/y")).isFalse();
    assertThat(pattern.matchesPath("/x/[/y")).isFalse();
  }

  @Test
  void takes_several_wildcards_in_one_segment() {
    assertThat(pattern("/{a}-{b}.{c}$").matchesPath("/1-2-3.4.5")).isTrue();
    assertThat(pattern("/{a}-{b}.{c}$").matchesPath("/1-.2")).isFalse();
    assertThat(pattern("/{a}{b}$").matchesPath("/12")).isTrue();
    assertThat(pattern("/{a}{b}$").matchesPath("/1")).isFalse();
    assertThat(pattern("/{a}x$").matchesPath("/xxx")).isTrue();
    assertThat(pattern("/{a}x$").matchesPath("/x")).isFalse();
  }

  @Test
  @ConformanceCase("GW-42")
  void spells_a_space_as_percent_20() {
    assertThat(pattern("/foo%20/bar/").matchesPath("/foo%20/bar/")).isTrue();
    assertThat(pattern("/foo%20/bar/").matchesPath("/foo%20/bar")).isFalse();
  }

  @Test
  void minds_letter_case_and_the_trailing_slash() {
    assertThat(pattern("/a/").matchesPath("/a")).isFalse();
    assertThat(pattern("/a").matchesPath("/a/")).isTrue();
    assertThat(pattern("/Words").matchesPath("/words")).isFalse();
  }

  @Test
  void takes_every_other_character_for_itself() {
    assertThat(pattern("/v1.0").matchesPath("/v1x0")).isFalse();
    assertThat(pattern("/f(o)").matchesPath("/f(o)")).isTrue();
    assertThat(pattern("/f(o)").matchesPath("/fo")).isFalse();
    assertThat(pattern("/a$b").matchesPath("/a$b")).isTrue();
    assertThat(pattern("/a*").matchesPath("/aaa")).isFalse();
  }

  @Test
  void leaves_the_query_part_out_of_the_path() {
    assertThat(pattern("/x?k={v}$").matchesPath("/xyz")).isTrue();
    assertThat(pattern("/x$?k=1").matchesPath("/xyz")).isFalse();
    assertThat(pattern("/x$?k=1").matchesPath("/x")).isTrue();
  }

  @Test
  void names_its_wildcards_and_what_the_query_must_have() {
    MappingRulePattern pattern = pattern("/{env}/{id}?size={size}&speed=2x&q=a%20b+c&flag&size2=$");
    assertThat(pattern.parameters()).containsExactly("env", "id");
    assertThat(pattern.queryParameters())
        .containsExactly(
            Map.entry("size", "{size}"),
            Map.entry("speed", "2x"),
            Map.entry("q", "a b c"),
            Map.entry("flag", ""),
            Map.entry("size2", ""));
    assertThat(pattern("/words").parameters()).isEmpty();
    assertThat(pattern("/words?").queryParameters()).isEmpty();
    assertThat(pattern("/words?a=1&a=2").queryParameters()).containsEntry("a", "2").hasSize(1);
    assertThat(pattern).hasToString("/{env}/{id}?size={size}&speed=2x&q=a%20b+c&flag&size2=$");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "?", "$", "{", "}", "{}", "/{", "/{}", "/{a", "/{a/b}", "?%zz=%4", "/a b"})
  void reads_any_text_a_gateway_may_be_given(String text) {
    MappingRulePattern pattern = pattern(text);
    assertThat(pattern.parameters()).isEmpty();
    assertThat(pattern.queryParameters().size()).isLessThanOrEqualTo(1);
    assertThat(pattern.match("/some/path")).isNotEqualTo(PathMatch.UNDECIDED);
  }

  @Test
  void decides_a_hostile_pattern_in_the_time_of_a_harmless_one() {
    MappingRulePattern pattern = pattern("/" + "{a}-".repeat(60) + "!$");
    assertThat(pattern.matchesPath("/" + "-".repeat(8_000))).isFalse();
  }

  private static MappingRulePattern pattern(String text) {
    return ((Parsed) MappingRulePattern.compile(text, PatternDialect.LITERAL)).pattern();
  }
}
