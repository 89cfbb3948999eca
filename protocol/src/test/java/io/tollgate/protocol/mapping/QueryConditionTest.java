package io.tollgate.protocol.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lookups are maps here; reading the request is the gateway's part of GW-38 to GW-40. */
class QueryConditionTest {

  @Test
  @ConformanceCase("GW-36")
  void asks_for_the_literal_value() {
    QueryCondition condition = new QueryCondition(Map.of("bar", "baz"));
    assertThat(meets(condition, Map.of("bar", "foo"))).isFalse();
    assertThat(meets(condition, Map.of("bar", "baz"))).isTrue();
    assertThat(meets(condition, Map.of("Bar", "baz"))).isFalse();
  }

  @Test
  @ConformanceCase("GW-37")
  void asks_for_presence_where_the_value_is_a_wildcard() {
    QueryCondition condition = new QueryCondition(Map.of("bar", "{baz}"));
    assertThat(meets(condition, Map.of("bar", "x"))).isTrue();
    assertThat(meets(condition, Map.of("bar", ""))).isTrue();
    assertThat(meets(condition, Map.of())).isFalse();
  }

  @Test
  void takes_braces_without_a_name_for_a_literal() {
    QueryCondition condition = new QueryCondition(Map.of("bar", "{}"));
    assertThat(meets(condition, Map.of("bar", "x"))).isFalse();
    assertThat(meets(condition, Map.of("bar", "{}"))).isTrue();
  }

  @Test
  void leaves_order_and_further_parameters_free() {
    QueryCondition condition = new QueryCondition(Map.of("speed", "2x", "size", "{size}"));
    assertThat(meets(condition, Map.of("x", "y", "size", "100", "speed", "2x"))).isTrue();
    assertThat(meets(condition, Map.of("size", "100", "speed", "3x"))).isFalse();
    assertThat(meets(new QueryCondition(Map.of()), Map.of())).isTrue();
  }

  @Test
  void lets_the_form_body_beat_equal_names_of_the_query() {
    QueryCondition condition = new QueryCondition(Map.of("a", "val1", "b", "val2"));
    Map<String, String> query = Map.of("a", "val3", "b", "val2");
    assertThat(condition.matches(query::get, Map.of("a", "val1")::get)).isTrue();
    assertThat(condition.matches(Map.of("a", "val1", "b", "val2")::get, Map.of("b", "x")::get))
        .isFalse();
  }

  @Test
  void takes_what_the_pattern_says_of_the_query() {
    MappingRulePattern pattern =
        ((MappingRulePattern.Parsed)
                MappingRulePattern.parse("/{env}/video/encode?size={size}&speed=2x"))
            .pattern();
    QueryCondition condition = new QueryCondition(pattern.queryParameters());
    assertThat(meets(condition, Map.of("size", "100", "speed", "2x"))).isTrue();
    assertThat(meets(condition, Map.of("speed", "2x"))).isFalse();
  }

  private static boolean meets(QueryCondition condition, Map<String, String> query) {
    return condition.matches(query::get, ParameterLookup.NONE);
  }
}
