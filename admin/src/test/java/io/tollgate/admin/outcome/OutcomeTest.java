package io.tollgate.admin.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  @Test
  void goes_on_only_when_done() {
    Outcome<Integer> one = Outcome.done(1);

    assertThat(one.map(n -> n + 1)).isEqualTo(Outcome.done(2));
    assertThat(one.then(n -> Outcome.notFound())).isEqualTo(Outcome.notFound());
    assertThat(Outcome.<Integer>notFound().map(n -> n + 1)).isEqualTo(Outcome.notFound());
    assertThatIllegalStateException().isThrownBy(() -> Outcome.forbidden("in use").orThrow());
  }

  @Test
  void errors_of_one_field_are_kept_in_their_order() {
    Errors errors =
        new Validation()
            .present("name", " ")
            .atLeast("name", " ", 3)
            .positive("delta", 0L)
            .errors(Errors.of("base", "no"))
            .errors();

    assertThat(errors.messages().keySet()).containsExactly("name", "delta", "base");
    assertThat(errors.messages().get("name"))
        .isEqualTo(List.of("can't be blank", "is too short (minimum is 3 characters)"));
  }

  @Test
  void lengths_count_characters_not_halves_of_them() {
    assertThat(new Validation().atMost("name", "😀😀", 2).errors().isEmpty()).isTrue();
    assertThat(new Validation().atMost("name", "😀😀", 1).errors().isEmpty()).isFalse();
  }
}
