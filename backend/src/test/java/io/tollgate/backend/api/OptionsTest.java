package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.C;
import static io.tollgate.backend.api.ApiFixture.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.protocol.time.Period;
import org.junit.jupiter.api.Test;

class OptionsTest extends ApiCases {

  private static final String LIMITS = options("limit_headers=1");

  @Test
  @ConformanceCase("SM-86")
  void leaves_the_body_out_on_request() {
    for (RawMessage answer :
        new RawMessage[] {
          f.authorize(C, options("no_body=1")),
          f.authorize(C, options("no_body=")),
          f.authorize(C + "&no_body=1"),
          f.authorize(C + "&no_body=true")
        }) {
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.3scale-v2.0+xml");
    }
  }

  @Test
  @ConformanceCase("SM-87")
  void leaves_the_body_in_when_the_option_is_off_and_lets_the_header_win() {
    for (RawMessage answer :
        new RawMessage[] {
          f.authorize(C + "&no_body=0"),
          f.authorize(C + "&no_body=false"),
          f.authorize(C + "&no_body"),
          f.authorize(C, options("no_body")),
          f.authorize(C + "&no_body=1", options("no_body=0"))
        }) {
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).contains("<authorized>true</authorized>");
    }
  }

  @Test
  @ConformanceCase({"SM-88", "SM-89"})
  void names_the_rejection_in_a_header_on_request() {
    f.app1.state("suspended");

    RawMessage answer = f.authorize(C, options("no_body=1&rejection_reason_header=1"));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.header("3scale-rejection-reason")).isEqualTo("application_not_active");
    assertThat(f.authorize(C).all("3scale-rejection-reason")).isEmpty();
  }

  @Test
  @ConformanceCase("SM-90")
  void counts_identical_calls_against_the_longest_of_the_tightest_limits() {
    f.service
        .limit("hits", Period.DAY, 100)
        .limit("hits", Period.HOUR, 100)
        .limit("other", Period.DAY, 200);

    // 20:10:10 to midnight.
    limitHeaders(f.authorize(C + "&usage[hits]=10&usage[other]=10", LIMITS), "10", "13790", "100");
  }

  @Test
  @ConformanceCase("SM-91")
  void after_authrep_its_own_usage_is_gone() {
    f.service.limit("hits", Period.DAY, 10);

    limitHeaders(f.authorize(C + "&usage[hits]=2", LIMITS), "5", "13790", "10");
    limitHeaders(f.authrep(C + "&usage[hits]=2", LIMITS), "4", "13790", "10");
  }

  @Test
  @ConformanceCase("SM-92")
  void without_a_limit_nothing_runs_out() {
    limitHeaders(f.authorize(C + "&usage[hits]=10", LIMITS), "-1", "-1", "");
  }

  @Test
  @ConformanceCase("SM-93")
  void eternity_never_resets() {
    f.service.limit("hits", Period.ETERNITY, 100);

    limitHeaders(f.authorize(C + "&usage[hits]=2", LIMITS), "50", "-1", "100");
  }

  @Test
  @ConformanceCase("SM-94")
  void a_methods_calls_run_out_with_those_of_its_metric() {
    f.service.limit("hits", Period.DAY, 10).limit("search", Period.DAY, 20);

    limitHeaders(f.authorize(C + "&usage[search]=2", LIMITS), "5", "13790", "10");
  }

  @Test
  @ConformanceCase("SM-95")
  void other_rejections_say_nothing_about_limits() {
    f.app1.keys("k1");
    f.service.limit("hits", Period.DAY, 10);

    RawMessage answer = f.authorize(C, LIMITS);
    assertThat(answer.status()).isEqualTo(409);
    limitHeaders(answer, "", "", "");
  }

  @Test
  @ConformanceCase("SM-96")
  void a_call_that_is_too_large_has_no_calls_left() {
    f.service.limit("hits", Period.HOUR, 10).limit("hits", Period.DAY, 100);
    f.clock.moveTo("2010-05-20T22:59:59Z");

    RawMessage answer = f.authorize(C + "&usage[hits]=11", LIMITS);
    assertThat(answer.status()).isEqualTo(409);
    limitHeaders(answer, "0", "1", "10");
  }

  private static void limitHeaders(
      RawMessage answer, String remaining, String reset, String maxValue) {
    assertThat(answer.header("3scale-limit-remaining")).isEqualTo(remaining);
    assertThat(answer.header("3scale-limit-reset")).isEqualTo(reset);
    assertThat(answer.header("3scale-limit-max-value")).isEqualTo(maxValue);
  }
}
