package io.tollgate.gateway.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.gateway.call.SomeCall;
import io.tollgate.gateway.liquid.TemplateContext;
import io.tollgate.gateway.liquid.Templates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Conditions as policies have them (gateway.md, 5.2). */
class ConditionTest {

  private final List<String> faults = new ArrayList<>();
  private final ConditionReader reader =
      new ConditionReader(new Templates(() -> Instant.EPOCH), faults::add);
  private final TemplateContext context =
      TemplateContext.of(SomeCall.get("/words/7", "X-Plan", "gold"));

  private boolean holds(String operations, String combine) {
    Condition condition =
        reader.read(
            "condition",
            JsonMapper.shared()
                .readTree(
                    "{\"operations\":[%s],\"combine_op\":\"%s\"}".formatted(operations, combine)));
    assertThat(reader.problem()).isNull();
    return condition.holds(context);
  }

  private static String operation(String left, String op, String right, String rightType) {
    return """
        {"left":"%s","left_type":"liquid","op":"%s","right":"%s","right_type":"%s"}"""
        .formatted(left, op, right, rightType);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          {{ path }},              ==,      /words/7,              plain,  true
          {{ path }},              !=,      /words/7,              plain,  false
          {{ path }},              matches, '^/[[:alpha:]]+/[0-9]$', plain, true
          {{ path }},              matches, words,                 plain,  true
          {{ path }},              matches, ^words,                plain,  false
          {{ headers['X-Plan'] }}, ==,      {{ 'GOLD' | downcase }}, liquid, true
          {{ path }},              matches, {{ headers['X-Plan'] }}, liquid, false
          golden,                  matches, {{ headers['X-Plan'] }}, liquid, true
          {{ headers['None'] }},   ==,      '',                    plain,  true
          """)
  void compares(String left, String op, String right, String rightType, boolean expected) {
    assertThat(holds(operation(left, op, right, rightType), "and")).isEqualTo(expected);
  }

  @Test
  void combines() {
    String yes = "{\"left\":\"a\",\"op\":\"==\",\"right\":\"a\"}";
    String no = "{\"left\":\"a\",\"op\":\"==\",\"right\":\"b\"}";
    assertThat(holds(yes + "," + no, "and")).isFalse();
    assertThat(holds(yes + "," + no, "or")).isTrue();
    assertThat(holds(no + "," + no, "or")).isFalse();
    assertThat(holds("", "and")).isTrue();
    assertThat(holds("", "or")).isFalse();
    assertThat(reader.read("condition", MissingNode.getInstance()).holds(context)).isTrue();
  }

  @Test
  void compares_what_is_not_defined_as_nil() {
    assertThat(holds("{\"op\":\"==\",\"right\":\"nil\"}", "and")).isTrue();
    assertThat(holds("{\"left\":\"nil\",\"op\":\"==\"}", "and")).isTrue();
    assertThat(holds("{\"left\":7,\"op\":\"==\",\"right\":\"7\"}", "and")).isTrue();
  }

  @Test
  void tells_the_operation_that_is_wrong() {
    reader.read(
        "condition",
        JsonMapper.shared()
            .readTree(
                "{\"operations\":[{\"left\":\"a\",\"op\":\"==\"},{\"left\":\"a\",\"op\":\"<\"}]}"));
    assertThat(reader.problem()).isEqualTo("condition.operations[1].op must be ==, != or matches");
    ConditionReader another = new ConditionReader(new Templates(() -> Instant.EPOCH), faults::add);
    another.read(
        "when",
        JsonMapper.shared()
            .readTree("{\"operations\":[{\"left\":\"a\",\"op\":\"matches\",\"right\":\"(\"}]}"));
    assertThat(another.problem())
        .startsWith("when.operations[0].value is not a regular expression");
  }
}
