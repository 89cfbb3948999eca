package io.tollgate.admin.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanChangeEffectTest {

  @ParameterizedTest
  @ConformanceCase("B32")
  @CsvSource({
    "none,                false, false, REFUSED",
    "none,                true,  true,  REFUSED",
    "request,             true,  false, FILED",
    "direct,              false, true,  CHANGED",
    "credit_card,         true,  true,  CHANGED",
    "credit_card,         false, false, FILED",
    "request_credit_card, true,  true,  CHANGED",
    "request_credit_card, false, false, CHANGED",
    "request_credit_card, false, true,  CARD_NEEDED",
    "nonsense,            true,  false, REFUSED"
  })
  void follows_the_table(
      String permission, boolean cardStored, boolean paid, PlanChangeEffect effect) {
    assertThat(PlanChangeEffect.of(permission, cardStored, paid)).isEqualTo(effect);
  }
}
