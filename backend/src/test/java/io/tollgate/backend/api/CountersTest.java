package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.C;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.http.testkit.RawMessage;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** What authrep and reports leave in the counters (7.2). */
class CountersTest extends ApiCases {

  private static final String SERVICE = "stats/{service:100}/";
  private static final String APP1 = SERVICE + "cinstance:app1/";

  @Test
  @ConformanceCase("SM-83")
  void authrep_counts_the_response_code_of_application_and_service() {
    assertThat(f.authrep(C + "&log[code]=200&usage[hits]=1").status()).isEqualTo(200);

    assertThat(f.counters())
        .containsEntry(APP1 + "response_code:200/day:20100520", 1L)
        .containsEntry(APP1 + "response_code:2XX/day:20100520", 1L);
    assertThat(ofService())
        .containsEntry(SERVICE + "response_code:200/day:20100520", 1L)
        .containsEntry(SERVICE + "response_code:2XX/day:20100520", 1L);
  }

  @Test
  @ConformanceCase("SM-84")
  void authrep_without_usage_counts_no_response_code() {
    assertThat(f.authrep(C + "&log[code]=200").status()).isEqualTo(200);
    assertThat(f.authrep(C + "&log[code]=200&usage[hits]=0").status()).isEqualTo(200);

    assertThat(f.counters()).isEmpty();
    assertThat(ofService()).isEmpty();
  }

  @Test
  @ConformanceCase("SM-97")
  void a_report_counts_in_all_periods_of_the_application_and_five_of_the_service() {
    f.clock.moveTo("2010-05-10T17:36:00Z");
    assertThat(f.report("usage[hits]=1").status()).isEqualTo(202);

    assertThat(f.counters())
        .containsOnly(
            entry(APP1 + "metric:1/eternity", 1L),
            entry(APP1 + "metric:1/year:20100101", 1L),
            entry(APP1 + "metric:1/month:20100501", 1L),
            entry(APP1 + "metric:1/week:20100510", 1L),
            entry(APP1 + "metric:1/day:20100510", 1L),
            entry(APP1 + "metric:1/hour:2010051017", 1L),
            entry(APP1 + "metric:1/minute:201005101736", 1L));
    assertThat(ofService())
        .containsOnly(
            entry(SERVICE + "metric:1/eternity", 1L),
            entry(SERVICE + "metric:1/month:20100501", 1L),
            entry(SERVICE + "metric:1/week:20100510", 1L),
            entry(SERVICE + "metric:1/day:20100510", 1L),
            entry(SERVICE + "metric:1/hour:2010051017", 1L));
    assertThat(f.backend.usage().applicationsWithTraffic("100")).containsExactly("app1");
  }

  @Test
  @ConformanceCase("SM-118")
  void a_report_counts_only_the_response_codes_that_are_known() {
    f.report("log[code]=201", "usage[hits]=1");
    f.report("log[code]=404", "usage[hits]=1");
    f.report("log[code]=302", "usage[hits]=1");
    f.report("log[code]=0200", "usage[hits]=1");

    assertThat(f.counters().keySet().stream().filter(key -> key.endsWith("/eternity")))
        .containsExactlyInAnyOrder(
            APP1 + "metric:1/eternity",
            APP1 + "response_code:2XX/eternity",
            APP1 + "response_code:404/eternity",
            APP1 + "response_code:4XX/eternity");
  }

  @Test
  @ConformanceCase("SM-134")
  void a_report_that_is_repeated_under_its_idempotency_key_counts_once() {
    String form = "provider_key=pk&transactions[0][app_id]=app1&transactions[0][usage][hits]=1";
    assertThat(f.post(form, "Idempotency-Key: k1").status()).isEqualTo(202);
    assertThat(f.post(form, "Idempotency-Key: k1").status()).isEqualTo(202);
    assertThat(f.stored("hits")).isEqualTo(1);

    RawMessage other = f.post(form + "2", "Idempotency-Key: k1");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.body()).contains("code=\"idempotency_key_reused\"");
    assertThat(f.stored("hits")).isEqualTo(1);
  }

  private SortedMap<String, Long> ofService() {
    return f.backend.usage().countersOf("100");
  }
}
