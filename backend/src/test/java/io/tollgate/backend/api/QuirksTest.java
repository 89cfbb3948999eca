package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.C;
import static io.tollgate.backend.api.ApiFixture.error;
import static io.tollgate.backend.api.ApiFixture.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.SampleService;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.time.Period;
import org.junit.jupiter.api.Test;

/** The quirks of section 9 that no conformance case shows; the number is in each name. */
class QuirksTest extends ApiCases {

  private static final String HITS = "stats/{service:100}/cinstance:app1/metric:1/";

  @Test
  void quirk_5_the_call_that_fills_a_limit_does_not_pass_it() {
    f.service.limit("hits", Period.DAY, 10);
    f.count("hits", 9);

    RawMessage answer = f.authrep(C + "&usage[hits]=1");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .contains("<current_value>10</current_value>")
        .doesNotContain("exceeded");
  }

  @Test
  void quirk_7_hours_and_minutes_lose_their_trailing_zero() {
    f.clock.moveTo("2010-05-20T10:20:30Z");
    f.count("hits", 1);

    assertThat(f.counters())
        .containsKeys(HITS + "hour:201005201", HITS + "minute:20100520102", HITS + "day:20100520");
  }

  @Test
  void quirk_8_a_week_carries_the_date_of_its_monday_in_the_year_before() {
    f.clock.moveTo("2010-01-02T12:00:00Z");
    f.count("hits", 1);

    assertThat(f.counters()).containsKeys(HITS + "week:20091228", HITS + "year:20100101");
  }

  @Test
  void quirk_9_mode_1_takes_an_application_id_only_amiss() {
    f.service.mode(AuthenticationMode.USER_KEY);

    assertThat(f.authorize(C + "&user_key=uk1").body())
        .isEqualTo(error("authentication_error", "either app_id or user_key is allowed, not both"));
    assertThat(f.authorize("provider_key=pk&user_key=uk1&app_id=").status()).isEqualTo(200);
  }

  @Test
  void quirk_12_an_empty_user_key_is_nothing_to_authorize() {
    assertThat(f.authorize(C + "&user_key=").status()).isEqualTo(200);
  }

  @Test
  void quirk_13_a_batch_of_zeros_is_taken_and_stores_nothing() {
    assertThat(f.report("usage[hits]=0", "usage[nope]=0").status()).isEqualTo(202);
    assertThat(f.report("usage[hits]=00").status()).isEqualTo(202);

    assertThat(f.counters()).isEmpty();
    assertThat(f.backend.errors().of("100")).isEmpty();
  }

  @Test
  void quirk_14_a_blank_before_the_sign_makes_a_set_an_addition_of_nothing() {
    f.service.limit("hits", Period.DAY, 100);
    f.count("hits", 3);

    assertThat(f.authrep(C + "&usage[hits]=%20%235").status()).isEqualTo(200);
    assertThat(f.stored("hits")).isEqualTo(3);
    assertThat(f.authrep(C + "&usage[hits]=%235%20").status()).isEqualTo(200);
    assertThat(f.stored("hits")).isEqualTo(5);
  }

  @Test
  void quirk_15_without_strict_limits_the_shown_parent_is_that_of_the_last_child() {
    restart(settings().with(settings().calls().notStrict()));
    f.service.metric("4", "third", "1").limit("hits", Period.DAY, 100);

    assertThat(f.authrep(C + "&usage[third]=%233&usage[search]=%231").body())
        .contains("<current_value>3</current_value>");
    assertThat(f.stored("hits")).isEqualTo(1);
  }

  @Test
  void quirk_17_the_part_after_the_dash_wins_over_the_whole_id() {
    new SampleService("foo-100", f.backend.administration()).notDefault("pk");

    assertThat(f.authorize("provider_key=pk&service_id=foo-100&app_id=app1").status())
        .isEqualTo(200);
    new SampleService("foo-7", f.backend.administration()).notDefault("pk");
    assertThat(f.authorize("provider_key=pk&service_id=foo-7&app_id=app1").body())
        .isEqualTo(error("application_not_found", "application with id=\"app1\" was not found"));
  }

  @Test
  void quirk_23_options_other_than_1_do_nothing() {
    f.service.limit("hits", Period.DAY, 10);
    f.app1.state("suspended");

    for (String value : new String[] {"true", "", "01", "1%20"}) {
      RawMessage answer =
          f.authorize(
              C,
              options(
                  "rejection_reason_header=VALUE&limit_headers=VALUE&hierarchy=VALUE&list_app_keys=VALUE"
                      .replace("VALUE", value)));
      assertThat(answer.header("3scale-rejection-reason")).isEmpty();
      assertThat(answer.body()).doesNotContain("hierarchy", "app_keys");
    }
  }

  @Test
  void quirk_25_the_hierarchy_is_empty_without_limits() {
    assertThat(f.authorize(C, options("hierarchy=1")).body())
        .endsWith("<plan>Gold</plan><hierarchy></hierarchy></status>");
  }

  @Test
  void quirk_28_changes_show_at_once() {
    assertThat(f.authorize(C).status()).isEqualTo(200);
    f.app1.state("suspended");
    assertThat(f.authorize(C).status()).isEqualTo(409);
    f.app1.state("active");
    assertThat(f.authorize(C).status()).isEqualTo(200);
  }

  @Test
  void quirk_30_a_bad_escape_in_a_body_is_a_bad_request() {
    RawMessage answer = f.post("provider_key=pk&a=%zz");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(error("bad_request", "Invalid query parameters: invalid %-encoding"));
  }
}
