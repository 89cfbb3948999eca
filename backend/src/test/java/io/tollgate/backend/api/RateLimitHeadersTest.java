package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.C;
import static io.tollgate.backend.api.ApiFixture.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.http.testkit.RawMessage;
import io.tollgate.protocol.time.Period;
import org.junit.jupiter.api.Test;

class RateLimitHeadersTest extends ApiCases {

  private static final String ASKED = options("rate_limit_headers=1");

  @Test
  void tells_what_is_left_of_the_tightest_limit_in_its_own_units() {
    f.service.limit("hits", Period.DAY, 100).limit("hits", Period.HOUR, 100);

    // 20:10:10 to midnight.
    headers(f.authrep(C + "&usage[hits]=10", ASKED), "100", "90", "13790", "");
    headers(f.authorize(C + "&usage[hits]=10", ASKED), "100", "90", "13790", "");
    headers(f.authorize(C + "&usage[hits]=10"), "", "", "", "");
  }

  @Test
  void a_call_that_passes_the_limit_hears_when_to_come_back() {
    f.service.limit("hits", Period.HOUR, 10);
    f.count("hits", 9);

    RawMessage answer = f.authrep(C + "&usage[hits]=2", ASKED);
    assertThat(answer.status()).isEqualTo(409);
    headers(answer, "10", "1", "2990", "2990");
    headers(f.authrep(C + "&usage[hits]=2"), "", "", "", "");
  }

  @Test
  void waiting_helps_neither_against_eternity_nor_against_a_disabled_metric() {
    f.service.limit("hits", Period.ETERNITY, 1).limit("other", Period.DAY, 0);

    headers(f.authrep(C + "&usage[hits]=2", ASKED), "1", "1", "", "");
    headers(f.authrep(C + "&usage[other]=1", ASKED), "0", "0", "13790", "");
  }

  @Test
  void says_nothing_where_no_limit_applies_or_another_reason_refuses() {
    f.service.limit("hits", Period.DAY, 10);

    headers(f.authorize(C + "&usage[other]=1", ASKED), "", "", "", "");
    headers(f.authorize(C, ASKED), "", "", "", "");
    headers(f.authorize("provider_key=pk", ASKED), "", "", "", "");
    f.app1.state("suspended");
    headers(f.authorize(C + "&usage[hits]=1", ASKED), "", "", "", "");
  }

  private static void headers(
      RawMessage answer, String limit, String remaining, String reset, String retryAfter) {
    assertThat(answer.header("RateLimit-Limit")).isEqualTo(limit);
    assertThat(answer.header("RateLimit-Remaining")).isEqualTo(remaining);
    assertThat(answer.header("RateLimit-Reset")).isEqualTo(reset);
    assertThat(answer.header("Retry-After")).isEqualTo(retryAfter);
    assertThat(answer.all("3scale-limit-remaining")).isEmpty();
  }
}
