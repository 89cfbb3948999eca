package io.tollgate.admin.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemNameTest {

  @ParameterizedTest
  @CsvSource({
    "Weather API, weather_api",
    "  Été à Zürich!, ete_a_zurich",
    "a--b__c, a_b_c",
    "v2.0, v2_0",
  })
  void is_derived_from_what_people_call_the_thing(String name, String expected) {
    assertThat(SystemName.derive(name, "service", new Random(1))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"日本", "!", "x"})
  void is_random_where_nothing_usable_is_left(String name) {
    assertThat(SystemName.derive(name, "plan", new Random(1))).matches("plan_[0-9a-f]{12}");
  }

  @Test
  void is_at_most_255_characters_long() {
    assertThat(SystemName.derive("a".repeat(300), "plan", new Random(1))).hasSize(255);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "-ab", "a b", "ä1", ""})
  void refuses_other_characters(String name) {
    Validation validation = new Validation();

    SystemName.check(validation, name);

    assertThat(validation.errors().messages()).containsKey("system_name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "a-b/c_D9", "9a"})
  void accepts_the_characters_of_the_contract(String name) {
    Validation validation = new Validation();

    SystemName.check(validation, name);

    assertThat(validation.errors().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"STRASSE, straße", "ÄB, äb", "Abc, aBC"})
  void letters_of_any_case_fold_to_the_same(String one, String other) {
    assertThat(Folding.fold(one)).isEqualTo(Folding.fold(other));
  }
}
