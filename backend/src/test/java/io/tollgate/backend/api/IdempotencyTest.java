package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.C;
import static io.tollgate.backend.api.ApiFixture.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.SampleApplication;
import io.tollgate.conformance.ConformanceCase;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.time.Period;
import org.junit.jupiter.api.Test;

class IdempotencyTest extends ApiCases {

  private static final String KEY = "Idempotency-Key: a1";
  private static final String REPORT =
      "provider_key=pk&transactions[0][app_id]=app1&transactions[0][usage][hits]=1";

  @Test
  @ConformanceCase("SM-134")
  void a_repeated_report_counts_once() {
    assertThat(f.post(REPORT, KEY).status()).isEqualTo(202);
    RawMessage repeated = f.post(REPORT, KEY);

    assertThat(repeated.status()).isEqualTo(202);
    assertThat(repeated.body()).isEmpty();
    assertThat(f.stored("hits")).isEqualTo(1);
    f.post(REPORT, "idempotency-key: a2");
    f.post(REPORT);
    assertThat(f.stored("hits")).isEqualTo(3);
  }

  @Test
  void a_repeated_authrep_gets_the_first_answer_again() {
    f.service.limit("hits", Period.DAY, 3);

    RawMessage first = f.authrep(C + "&usage[hits]=2", KEY);
    assertThat(first.body()).contains("<current_value>2</current_value>");
    f.authrep(C + "&usage[hits]=1");
    RawMessage repeated = f.authrep(C + "&usage[hits]=2", KEY);

    assertThat(repeated.status()).isEqualTo(200);
    assertThat(repeated.body()).isEqualTo(first.body());
    assertThat(f.stored("hits")).isEqualTo(3);
  }

  @Test
  void oauth_authrep_knows_repetitions_too() {
    f.service.mode(AuthenticationMode.OAUTH);

    f.oauthAuthrep(C + "&usage[hits]=1", KEY);
    assertThat(f.oauthAuthrep(C + "&usage[hits]=1", KEY).status()).isEqualTo(200);
    assertThat(f.stored("hits")).isEqualTo(1);
  }

  @Test
  void what_was_not_counted_is_not_remembered() {
    f.service.limit("hits", Period.DAY, 1);
    f.count("hits", 1);
    assertThat(f.authrep(C + "&usage[hits]=1", KEY).status()).isEqualTo(409);
    f.clock.moveTo("2010-05-21T00:00:00Z");
    assertThat(f.authrep(C + "&usage[hits]=1", KEY).status()).isEqualTo(200);

    // A batch with an error in it is accepted, and noted again when it is repeated.
    f.post(REPORT.replace("hits", "nope"), "Idempotency-Key: b");
    f.post(REPORT.replace("hits", "nope"), "Idempotency-Key: b");
    assertThat(f.backend.errors().of("100")).hasSize(2);
    assertThat(f.post(REPORT, "Idempotency-Key: b").status()).isEqualTo(202);
    assertThat(f.stored("hits")).isEqualTo(2);
  }

  @Test
  void the_same_key_with_other_parameters_is_a_mistake() {
    f.post(REPORT, KEY);
    reused(f.post(REPORT + "1", KEY));
    reused(f.authrep(C + "&usage[hits]=1", KEY));
    assertThat(f.stored("hits")).isEqualTo(1);
    assertThat(f.backend.errors().of("100"))
        .extracting(error -> error.code())
        .containsExactly("idempotency_key_reused");
    // A call that counts nothing does not ask for the key.
    assertThat(f.authorize(C + "&usage[hits]=1", KEY).status()).isEqualTo(200);
  }

  @Test
  void encoding_order_and_proofs_of_identity_do_not_make_another_call() {
    f.app1.keys("k1", "k2");

    f.authrep(C + "&app_key=k1&usage[hits]=1", KEY);
    assertThat(
            f.authrep("app_key=k2&usage%5Bhits%5D=%31&app_id=app1&provider_key=pk", KEY).status())
        .isEqualTo(200);
    assertThat(f.stored("hits")).isEqualTo(1);
  }

  @Test
  void another_user_key_is_another_call() {
    f.service.mode(AuthenticationMode.USER_KEY);
    new SampleApplication("100", "app2", f.backend.administration()).userKeys("uk2");

    f.authrep("provider_key=pk&user_key=uk1&usage[hits]=1", KEY);
    reused(f.authrep("provider_key=pk&user_key=uk2&usage[hits]=1", KEY));
  }

  @Test
  void refuses_keys_that_are_none() {
    for (String bad :
        new String[] {
          "Idempotency-Key:",
          "Idempotency-Key: a b",
          "Idempotency-Key: é",
          "Idempotency-Key: " + "x".repeat(129),
          "Idempotency-Key: a\r\nIdempotency-Key: a"
        }) {
      for (RawMessage answer :
          new RawMessage[] {f.authrep(C + "&usage[hits]=1", bad), f.post(REPORT, bad)}) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
            .isEqualTo(
                error(
                    "bad_request",
                    "header Idempotency-Key must be sent once, with 1 to 128 visible ASCII"
                        + " characters"));
      }
    }
    // Where nothing is counted the header means nothing.
    assertThat(f.authorize(C, "Idempotency-Key: a b").status()).isEqualTo(200);
    assertThat(f.authrep(C + "&usage[hits]=1", "Idempotency-Key: " + "~".repeat(128)).status())
        .isEqualTo(200);
    assertThat(f.stored("hits")).isEqualTo(1);
  }

  private static void reused(RawMessage answer) {
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body())
        .isEqualTo(
            error(
                "idempotency_key_reused",
                "the Idempotency-Key belongs to a call with other parameters"));
  }
}
