package io.tollgate.admin.rest.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class FormTest {

  private record Thing(
      @Nullable String name,
      @Nullable Long count,
      boolean on,
      @Nullable Long price,
      @Nullable Long until,
      List<String> tags,
      Map<String, String> notes) {
    static final Thing NEW = new Thing("new", 1L, true, 0L, null, List.of("a"), Map.of());
  }

  private static final Form<Thing> FORM =
      Form.wrapped("thing")
          .text("name", "a")
          .integer("count", 1)
          .flag("on", true)
          .field("price", FormField.Kind.MONEY, 1.5)
          .field("until", FormField.Kind.TIME, "2030-01-01T00:00:00Z")
          .field("tags", FormField.Kind.TEXTS, List.of("a"))
          .field("notes", FormField.Kind.TEXT_MAP, Map.of("a", "b"))
          .readOnly("id")
          .reads(
              Thing.NEW,
              (fields, present) ->
                  new Thing(
                      fields.text("name", present.name()),
                      fields.integer("count", present.count()),
                      fields.flag("on", present.on()),
                      fields.money("price", present.price()),
                      fields.time("until", present.until()),
                      fields.texts("tags", present.tags()),
                      fields.textMap("notes")));

  private static ObjectNode form(String body) throws UnreadableInput {
    return InputReader.body(
        "application/x-www-form-urlencoded; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode json(String body) throws UnreadableInput {
    return InputReader.body("application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private static Errors errors(ObjectNode input) {
    return switch (FORM.create(input)) {
      case Outcome.Failed<Thing>(Refusal.Invalid(Errors errors)) -> errors;
      case Outcome<Thing> other -> throw new AssertionError(other);
    };
  }

  @Test
  void what_was_not_sent_stays_as_it_is() throws UnreadableInput {
    Thing thing = FORM.create(form("name=x")).orThrow();

    assertThat(thing).isEqualTo(new Thing("x", 1L, true, 0L, null, List.of("a"), Map.of()));
    Thing before = new Thing("y", 7L, false, 3L, 4L, List.of(), Map.of());
    Change<Thing> change = FORM.change(form("count=8")).orThrow();
    assertThat(change.appliedTo(before))
        .isEqualTo(new Thing("y", 8L, false, 3L, 4L, List.of(), Map.of()));
  }

  @Test
  void a_wrapper_hides_its_flat_siblings() throws UnreadableInput {
    Thing thing = FORM.create(form("name=flat&thing[name]=wrapped&count=9")).orThrow();

    assertThat(thing.name()).isEqualTo("wrapped");
    assertThat(thing.count()).isEqualTo(1);
  }

  @Test
  void reads_every_kind_from_a_form() throws UnreadableInput {
    Thing thing =
        FORM.create(
                form(
                    "thing[count]=-5&thing[on]=off&thing[price]=1.23456&thing[tags][]=x"
                        + "&thing[tags][]=y&thing[notes][k]=v+w"
                        + "&thing[until]=2030-01-01T01:00:00%2B01:00"))
            .orThrow();

    assertThat(thing)
        .isEqualTo(
            new Thing(
                "new",
                -5L,
                false,
                12_346L,
                1_893_456_000_000L,
                List.of("x", "y"),
                Map.of("k", "v w")));
  }

  @Test
  void nothing_is_told_from_absent() throws UnreadableInput {
    Thing thing =
        FORM.create(json("{\"name\":null,\"count\":null,\"on\":null,\"tags\":null}")).orThrow();

    assertThat(thing.name()).isNull();
    assertThat(thing.count()).isNull();
    assertThat(thing.on()).isTrue();
    assertThat(thing.tags()).isEmpty();
    assertThat(FORM.create(form("tags[]=")).orThrow().tags()).isEmpty();
    assertThat(FORM.create(form("on=")).orThrow().on()).isTrue();
  }

  @Test
  void values_of_another_kind_are_errors_of_their_field() throws UnreadableInput {
    Errors errors =
        errors(
            json(
                "{\"name\":[1],\"count\":1.5,\"on\":\"maybe\",\"price\":\"free\","
                    + "\"until\":\"tomorrow\",\"tags\":[{}],\"notes\":3}"));

    assertThat(errors.messages())
        .containsEntry("name", List.of("is invalid"))
        .containsEntry("count", List.of("is not a number"))
        .containsEntry("on", List.of("is invalid"))
        .containsEntry("price", List.of("is not a number"))
        .containsEntry("until", List.of("is invalid"))
        .containsEntry("tags", List.of("is invalid"))
        .containsEntry("notes", List.of("is invalid"));
  }

  @ParameterizedTest
  @CsvSource({"true", "1", "t", "on", "TRUE"})
  void knows_all_words_for_yes(String word) throws UnreadableInput {
    assertThat(FORM.create(form("on=" + word)).orThrow().on()).isTrue();
  }

  @Test
  void numbers_beyond_64_bits_are_no_numbers() throws UnreadableInput {
    assertThat(FORM.create(json("{\"count\":9223372036854775807}")).orThrow().count())
        .isEqualTo(Long.MAX_VALUE);
    assertThat(errors(json("{\"count\":9223372036854775808}")).messages()).containsKey("count");
    assertThat(errors(json("{\"count\":1e400}")).messages()).containsKey("count");
    assertThat(errors(json("{\"count\":1e999999999,\"price\":1e-999999999}")).messages())
        .containsOnlyKeys("count", "price");
    assertThat(FORM.create(json("{\"name\":1e999999999}")).orThrow().name())
        .isEqualTo("1E+999999999");
    assertThat(errors(form("price=123456789012345678")).messages()).containsKey("price");
  }

  @Test
  void texts_that_databases_refuse_are_invalid() throws UnreadableInput {
    assertThat(errors(form("name=a%00b")).messages()).containsKey("name");
    assertThat(errors(json("{\"name\":\"\\ud800\"}")).messages()).containsKey("name");
    assertThat(FORM.create(form("name=a%0Ab%09c")).orThrow().name()).isEqualTo("a\nb\tc");
  }

  @Test
  void input_without_any_known_field_is_malformed() throws UnreadableInput {
    assertThat(FORM.create(form("other=1")))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.refusal()).isInstanceOf(Refusal.Malformed.class));
    assertThat(FORM.create(form("id=1")).orThrow()).isEqualTo(Thing.NEW);
  }

  @Test
  void a_wrapper_that_is_no_object_is_named() throws UnreadableInput {
    assertThat(errors(json("{\"thing\":5}")).messages())
        .containsExactly(Map.entry("thing", List.of("is invalid")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a]b=1", "[a]=1", "a[=1", "a[b=1", "a[b]c]=1", "[]=1", "a[][]=1"})
  void odd_names_are_names(String body) throws UnreadableInput {
    assertThat(form(body).isEmpty()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"name=%", "name=%4", "name=%zz", "name=%ff"})
  void text_that_is_not_percent_encoded_utf_8_is_unreadable(String body) {
    assertThat(catchThrowable(() -> form(body))).isInstanceOf(UnreadableInput.class);
  }

  @Test
  void deep_json_is_unreadable_not_a_crash() {
    String deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);

    assertThat(catchThrowable(() -> json(deep)))
        .isInstanceOfSatisfying(
            UnreadableInput.class,
            fault -> assertThat(fault.reason()).contains("nested too deeply"));
  }

  @Test
  void broken_json_is_told_with_its_place() {
    assertThat(catchThrowable(() -> json("{\n  \"name\" 5}")))
        .isInstanceOfSatisfying(
            UnreadableInput.class,
            fault ->
                assertThat(fault.reason())
                    .isEqualTo("the body is not valid JSON at line 2, column 10"));
  }

  @Test
  void a_form_of_more_parameters_than_any_has_is_refused() throws UnreadableInput {
    String most = "a=1&".repeat(9_999) + "b=2";

    assertThat(InputReader.query(most).path("b").asString()).isEqualTo("2");
    assertThatThrownBy(() -> InputReader.query(most + "&c=3"))
        .isInstanceOf(UnreadableInput.class)
        .hasMessage("there are more than 10000 parameters");
  }
}
