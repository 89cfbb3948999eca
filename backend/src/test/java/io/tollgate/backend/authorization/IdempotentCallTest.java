package io.tollgate.backend.authorization;

import static io.tollgate.backend.authorization.Asked.authrep;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.authorization.Decision.Admitted;
import io.tollgate.backend.authorization.Decision.Failed;
import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.error.ServiceError;
import io.tollgate.backend.usage.UsageReport;
import io.tollgate.protocol.authorization.RejectionReason;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same with strict limits and without. */
class IdempotentCallTest {

  private static final Asked SEVEN =
      authrep("app_id", "app1", "usage", "7", "idempotency_key", "once");

  @TempDir Path directory;
  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk(directory);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void admits_a_repetition_like_the_first_time_and_counts_once(boolean strict) {
    List<UsageReport> first = reports(desk.decide(SEVEN, desk.usage.ledger(), strict));
    desk.clock.moveTo("2010-05-21T01:10:10Z");

    // A second count of seven would pass the limit of ten, and it is the next day.
    assertThat(reports(desk.decide(SEVEN, desk.usage.ledger(), strict))).isEqualTo(first);
    assertThat(first).extracting(UsageReport::currentValue).containsExactly(7L);
    assertThat(desk.usage.countersOf(new ApplicationKey("100", "app1")))
        .containsEntry("stats/{service:100}/cinstance:app1/metric:1/eternity", 7L);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void refuses_the_key_with_other_parameters(boolean strict) {
    desk.decide(SEVEN, desk.usage.ledger(), strict);

    Asked other = authrep("app_id", "app1", "usage", "1", "idempotency_key", "once");
    assertThat(desk.decide(other, desk.usage.ledger(), strict))
        .isInstanceOfSatisfying(
            Failed.class,
            failed ->
                assertThat(failed.refusal().reason())
                    .isEqualTo(RejectionReason.IDEMPOTENCY_KEY_REUSED));
    assertThat(desk.errors.of("100"))
        .extracting(ServiceError::code)
        .containsExactly("idempotency_key_reused");
  }

  private static List<UsageReport> reports(Decision decision) {
    assertThat(decision).isInstanceOf(Admitted.class);
    return ((Admitted) decision).reports();
  }
}
