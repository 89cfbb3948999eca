package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.C;
import static io.tollgate.backend.api.ApiFixture.PROLOG;
import static io.tollgate.backend.api.ApiFixture.error;
import static io.tollgate.backend.api.ApiFixture.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import org.junit.jupiter.api.Test;

class OAuthTest extends ApiCases {

  private static final String CLIENT =
      "<application><id>app1</id><key>k1</key>"
          + "<redirect_url>http://x/?a=1&amp;b=2</redirect_url></application>";

  @Test
  @ConformanceCase("SM-46")
  void needs_a_service_that_speaks_oauth() {
    rejected(
        f.oauthAuthorize(C, options("rejection_reason_header=1")),
        "oauth_not_enabled",
        "oauth is not enabled</reason><application><id>app1</id><key></key>"
            + "<redirect_url></redirect_url></application><plan>");
  }

  @Test
  @ConformanceCase({"SM-47", "SM-49"})
  void shows_the_client_before_the_plan_and_only_at_these_endpoints() {
    oauthClient();

    assertThat(f.oauthAuthorize(C).body())
        .isEqualTo(
            PROLOG
                + "<status><authorized>true</authorized>"
                + CLIENT
                + "<plan>Gold</plan></status>");
    assertThat(f.oauthAuthrep(C).body()).contains(CLIENT);
    assertThat(f.authorize(C).body()).doesNotContain("<application>");
  }

  @Test
  @ConformanceCase("SM-48")
  void an_empty_key_is_wrong_even_where_none_is_needed() {
    f.service.mode(AuthenticationMode.OAUTH);

    rejected(
        f.oauthAuthorize(C + "&app_key=", options("rejection_reason_header=1")),
        "application_key_invalid",
        "application key is missing</reason>");
    assertThat(f.oauthAuthorize(C).status()).isEqualTo(200);
  }

  @Test
  @ConformanceCase({"SM-50", "SM-51", "SM-52"})
  void holds_the_redirect_against_the_stored_one() {
    oauthClient();

    RawMessage uri = redirected("redirect_uri=http://bad");
    rejected(uri, "redirect_uri_invalid", "redirect_uri \"http://bad\" is invalid</reason>");
    assertThat(uri.body()).contains("<redirect_uri>http://x/?a=1&amp;b=2</redirect_uri>");
    rejected(
        redirected("redirect_url=http://bad&redirect_uri=http://x/?a=1%26b=2"),
        "redirect_url_invalid",
        "redirect_url \"http://bad\" is invalid</reason>");
    assertThat(redirected("redirect_url=&redirect_uri=http://bad").body())
        .startsWith(PROLOG + "<status><authorized>true</authorized>" + CLIENT);
    assertThat(redirected("redirect_url=http://x/?a=1%26b=2").status()).isEqualTo(200);
    // The redirect means nothing elsewhere (9, quirk 20).
    assertThat(f.authorize(C + "&redirect_url=http://bad").status()).isEqualTo(200);
  }

  @Test
  @ConformanceCase("SM-29")
  void goes_by_the_client_id_alone_in_every_mode() {
    f.service.mode(AuthenticationMode.USER_KEY);

    notFound(
        f.oauthAuthorize("provider_key=pk&user_key=uk1"),
        "application_not_found",
        "application id is missing");
    notFound(
        f.oauthAuthrep("provider_key=pk&access_token=T"),
        "access_token_invalid",
        "access_token \"T\" is invalid: expired or never defined");
  }

  @Test
  void authrep_counts_what_it_authorises_and_authorize_nothing() {
    oauthClient();

    f.oauthAuthorize(C + "&usage[hits]=1");
    assertThat(f.stored("hits")).isZero();
    f.oauthAuthrep(C + "&usage[hits]=1");
    f.oauthAuthrep(C + "&usage[hits]=1&app_key=bad");
    assertThat(f.stored("hits")).isEqualTo(1);
    try (RawClient client = new RawClient(f.address())) {
      client
          .send(
              "HEAD /transactions/oauth_authrep.xml?"
                  + C
                  + "&usage[hits]=1 HTTP/1.1\r\nHost: x\r\n\r\n")
          .readHead();
    }
    assertThat(f.stored("hits")).isEqualTo(2);
  }

  private void oauthClient() {
    f.service.mode(AuthenticationMode.OAUTH);
    f.app1.keys("k1").redirectUrl("http://x/?a=1&b=2");
  }

  private RawMessage redirected(String parameters) {
    return f.oauthAuthorize(C + "&" + parameters, options("rejection_reason_header=1"));
  }

  private static void rejected(RawMessage answer, String code, String reasonAndMore) {
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.header("3scale-rejection-reason")).isEqualTo(code);
    assertThat(answer.body())
        .startsWith(PROLOG + "<status><authorized>false</authorized><reason>" + reasonAndMore);
  }

  private static void notFound(RawMessage answer, String code, String message) {
    assertThat(answer.body()).isEqualTo(error(code, message));
    assertThat(answer.status()).isEqualTo(404);
  }
}
