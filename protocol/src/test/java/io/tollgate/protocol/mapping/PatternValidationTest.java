package io.tollgate.protocol.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.protocol.mapping.MappingRulePattern.Invalid;
import io.tollgate.protocol.mapping.MappingRulePattern.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pattern's part of A44 (account-management-api.md, 5.5). */
class PatternValidationTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/words",
        "/words/{word}.json$",
        "/x?k={v}$",
        "/{a}/{b}?c={c}&d=1",
        "/a%20b?q=%7B",
        "/;p=1/@me:~!$&'()*+,=",
        "/a?path=/x/?y",
        "/a?",
        "//double//p",
        "/{long_Name-1.2}"
      })
  void accepts_a_path_with_wildcards_and_a_query(String text) {
    assertThat(MappingRulePattern.parse(text)).isInstanceOf(Parsed.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x|must start with a slash, such as /words",
        "{a}/b|must start with a slash, such as /words",
        "/{a}/{a}|must not use a wildcard twice: {a}",
        "/{a}?x={a}|must not use a wildcard twice: {a}",
        "/x?a={v}&b={v}|must not use a wildcard twice: {v}",
        "/x?{k}=1|must not have a wildcard in the name of a query parameter: {k}",
        "/x?a=1&a{k}=1|must not have a wildcard in the name of a query parameter: a{k}",
        "/{a b}|must name wildcards with letters, digits, _ - and . only: {a b}",
        "/a b|has a character that no URL path has, percent-encode it: U+0020",
        "/é|has a character that no URL path has, percent-encode it: U+00E9",
        "/a<b|has a character that no URL path has, percent-encode it: <",
        "/{}|has a character that no URL path has, percent-encode it: {",
        "/a}b|has a character that no URL path has, percent-encode it: }",
        "/{a}/{b|has a character that no URL path has, percent-encode it: {",
        "/a[0]|has a character that no URL path has, percent-encode it: [",
        "/a#b|has a character that no URL path has, percent-encode it: #",
        "/a?b[]=1|has a character that no URL query has, percent-encode it: [",
        "/a?b={c}\"|has a character that no URL query has, percent-encode it: \"",
        "/%zz|must have two hexadecimal digits behind %, and %25 for the sign itself",
        "/%4|must have two hexadecimal digits behind %, and %25 for the sign itself",
        "/x?a=%|must have two hexadecimal digits behind %, and %25 for the sign itself"
      })
  void refuses_what_no_rule_can_mean(String text, String message) {
    assertThat(MappingRulePattern.parse(text)).isEqualTo(new Invalid(message));
  }

  @Test
  void refuses_blank_and_overlong_patterns() {
    assertThat(MappingRulePattern.parse("")).isEqualTo(new Invalid("can't be blank"));
    assertThat(MappingRulePattern.parse("  ")).isEqualTo(new Invalid("can't be blank"));
    assertThat(MappingRulePattern.parse("/" + "a".repeat(254))).isInstanceOf(Parsed.class);
    assertThat(MappingRulePattern.parse("/" + "a".repeat(255)))
        .isEqualTo(new Invalid("is too long (maximum is 255 characters)"));
  }

  @Test
  void names_a_control_character_by_its_number() {
    assertThat(MappingRulePattern.parse("/a\nb"))
        .isEqualTo(new Invalid("has a character that no URL path has, percent-encode it: U+000A"));
  }
}
