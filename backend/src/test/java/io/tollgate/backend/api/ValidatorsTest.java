package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.C;
import static io.tollgate.backend.api.ApiFixture.PROLOG;
import static io.tollgate.backend.api.ApiFixture.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.time.Period;
import org.junit.jupiter.api.Test;

class ValidatorsTest extends ApiCases {

  @Test
  @ConformanceCase({"SM-33", "SM-34", "SM-35"})
  void an_application_with_keys_needs_one_of_them() {
    f.app1.keys("k1");

    rejected("", "application_key_invalid", "application key is missing");
    rejected("&app_key=", "application_key_invalid", "application key is missing");
    rejected("&app_key=bar", "application_key_invalid", "application key \"bar\" is invalid");
    accepted("&app_key=%20k1%20");
  }

  @Test
  @ConformanceCase("SM-36")
  void any_of_several_keys_will_do() {
    f.app1.keys("k1", "k2");

    accepted("&app_key=k2");
  }

  @Test
  @ConformanceCase({"SM-37", "SM-38", "SM-39"})
  void the_first_rejection_in_their_order_is_final() {
    f.app1.keys("k1").filters("a.com").state("suspended");
    f.service.requireReferrers().suspend();

    rejected("", "application_key_invalid", "application key is missing");
    rejected("&app_key=k1", "referrer_not_allowed", "referrer is missing");
    rejected("&app_key=k1&referrer=a.com", "application_not_active", "application is not active");
  }

  @Test
  @ConformanceCase("SM-40")
  void the_service_must_be_active_before_limits_are_looked_at() {
    f.app1.keys("k1").filters("a.com");
    f.service.requireReferrers().suspend().limit("hits", Period.DAY, 0);

    rejected("&app_key=k1&referrer=*&usage[hits]=1", "service_not_active", "service is not active");
  }

  @Test
  @ConformanceCase({"SM-41", "SM-42"})
  void a_referrer_must_match_a_filter_from_end_to_end() {
    f.app1.filters("*.bar.example.org", "example.com");
    f.service.requireReferrers();

    accepted("&referrer=foo.bar.example.org");
    rejected("&referrer=baz.org", "referrer_not_allowed", "referrer \"baz.org\" is not allowed");
    rejected(
        "&referrer=http://example.com",
        "referrer_not_allowed",
        "referrer \"http://example.com\" is not allowed");
  }

  @Test
  @ConformanceCase({"SM-43", "SM-44"})
  void filters_count_only_where_both_sides_want_them() {
    f.service.requireReferrers();
    accepted("");

    f.app1.filters("a.com");
    rejected("&referrer=b.com", "referrer_not_allowed", "referrer \"b.com\" is not allowed");
  }

  @Test
  @ConformanceCase("SM-44")
  void a_service_that_requires_no_referrer_ignores_filters() {
    f.app1.filters("a.com");

    accepted("&referrer=b.com");
  }

  @Test
  void legacy_filters_match_any_part_of_the_referrer() {
    restart(settings().with(settings().calls().withLegacyReferrerFilters()));
    f.app1.filters("a.*m");
    f.service.requireReferrers();

    accepted("&referrer=http://a.com/x");
    accepted("&referrer=a%0A.com%0Aa.com");
    rejected("&referrer=b.net", "referrer_not_allowed", "referrer \"b.net\" is not allowed");
    rejected("&referrer=a%0Am", "referrer_not_allowed", "referrer \"a\nm\" is not allowed");
  }

  @Test
  void a_referrer_of_a_megabyte_takes_no_longer_than_its_length_asks_for() {
    restart(settings().with(settings().calls().withLegacyReferrerFilters()));
    f.app1.filters("a*b");
    f.service.requireReferrers();

    assertThat(f.authorize(C + "&referrer=" + "a".repeat(1 << 20)).status()).isEqualTo(409);
  }

  @Test
  @ConformanceCase("SM-45")
  void only_an_active_application_passes() {
    f.app1.state("pending");

    rejected("", "application_not_active", "application is not active");
  }

  @Test
  @ConformanceCase("SM-49")
  void an_oauth_service_asks_for_a_key_only_if_one_is_sent() {
    f.service.mode(AuthenticationMode.OAUTH);
    f.app1.keys("k1");

    assertThat(f.authorize(C).body()).doesNotContain("<application>");
    accepted("");
    rejected("&app_key=bad", "application_key_invalid", "application key \"bad\" is invalid");
    rejected("&app_key=", "application_key_invalid", "application key is missing");
  }

  @Test
  @ConformanceCase({"SM-53", "SM-54"})
  void an_unknown_metric_shows_before_a_bad_key_only_without_a_body() {
    f.app1.keys("k1");

    rejected(
        "&app_key=bad&usage[nope]=1",
        "application_key_invalid",
        "application key \"bad\" is invalid");
    RawMessage answer = f.authorize(C + "&app_key=bad&usage[nope]=1&no_body=1");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).isEmpty();
  }

  private void accepted(String query) {
    assertThat(f.authorize(C + query).status()).isEqualTo(200);
  }

  private void rejected(String query, String code, String reason) {
    RawMessage answer = f.authorize(C + query, options("rejection_reason_header=1"));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.header("3scale-rejection-reason")).isEqualTo(code);
    assertThat(answer.body())
        .startsWith(
            PROLOG
                + "<status><authorized>false</authorized><reason>"
                + reason
                + "</reason><plan>Gold</plan>");
    assertThat(f.backend.errors().of("100")).isEmpty();
  }
}
