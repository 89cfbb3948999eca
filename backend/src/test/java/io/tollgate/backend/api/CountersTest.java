package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.C;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.tollgate.conformance.ConformanceCase;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** What authrep and reports leave in the counters (7.2). */
class CountersTest extends ApiCases {

  private static final String SERVICE = "stats/{service:100}/";
  private static final String APP1 = SERVICE + "cinstance:app1/";

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

  private SortedMap<String, Long> ofService() {
    return f.backend.usage().countersOf("100");
  }
}
