package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.C;
import static io.tollgate.backend.api.ApiFixture.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tollgate.backend.error.ServiceError;
import io.tollgate.conformance.ConformanceCase;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import org.junit.jupiter.api.Test;

class ApplicationIdentityTest extends ApiCases {

  @Test
  @ConformanceCase("SM-23")
  void an_unknown_application_is_not_found_and_noted() {
    notFound(
        f.authorize("provider_key=pk&app_id=boo"), "application with id=\"boo\" was not found");
    assertThat(f.backend.errors().of("100"))
        .extracting(ServiceError::code, ServiceError::message, ServiceError::atMillis)
        .containsExactly(
            tuple(
                "application_not_found",
                "application with id=\"boo\" was not found",
                f.clock.millis()));
  }

  @Test
  @ConformanceCase("SM-24")
  void mode_2_needs_an_application_id() {
    notFound(f.authorize("provider_key=pk"), "application id is missing");
    notFound(f.authorize("provider_key=pk&user_key=uk1"), "application id is missing");
    notFound(f.authorize("provider_key=pk&app_id=%20"), "application id is missing");
    notFound(f.authorize("provider_key=pk&app_id[x]=app1"), "application id is missing");
  }

  @Test
  @ConformanceCase("SM-25")
  void one_way_to_identify_an_application_is_enough() {
    RawMessage answer = f.authorize(C + "&user_key=uk1");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body())
        .isEqualTo(error("authentication_error", "either app_id or user_key is allowed, not both"));
    assertThat(f.authorize(C + "&user_key=%20").status()).isEqualTo(200);
  }

  @Test
  @ConformanceCase({"SM-26", "SM-27", "SM-28"})
  void mode_1_goes_by_the_user_key_alone() {
    f.service.mode(AuthenticationMode.USER_KEY);
    f.app1.keys("k1");

    assertThat(f.authorize("provider_key=pk&user_key=uk1&app_key=any").status()).isEqualTo(200);
    RawMessage wrong = f.authorize("provider_key=pk&user_key=no");
    assertThat(wrong.status()).isEqualTo(403);
    assertThat(wrong.body()).isEqualTo(error("user_key_invalid", "user key \"no\" is invalid"));
    assertThat(f.authorize(C).body()).isEqualTo(error("user_key_invalid", "user key is missing"));
  }

  @Test
  @ConformanceCase("SM-30")
  void a_user_key_outlives_its_application_and_leads_nowhere() {
    f.service.mode(AuthenticationMode.USER_KEY);
    f.backend.applicationRecords().deleteApplication("100", "app1");

    notFound(
        f.authorize("provider_key=pk&user_key=uk1"), "application with id=\"app1\" was not found");
  }

  @Test
  @ConformanceCase({"SM-31", "SM-32"})
  void application_ids_are_taken_verbatim_and_escaped() {
    notFound(
        f.authorize("provider_key=pk&app_id=%20app1"),
        "application with id=\" app1\" was not found");
    notFound(
        f.authorize("provider_key=pk&app_id=%3Cb%3E"),
        "application with id=\"&lt;b&gt;\" was not found");
    notFound(
        f.authorize("provider_key=pk&app_id=%C3%A9%26"),
        // The test client shows each byte as one character.
        "application with id=\"Ã©&amp;\" was not found");
  }

  @Test
  void of_repeated_parameters_the_last_one_counts() {
    assertThat(f.authorize("app_id=boo&provider_key=x;y&provider_key=pk&app_id=app1").status())
        .isEqualTo(200);
  }

  private static void notFound(RawMessage answer, String message) {
    assertThat(answer.body()).isEqualTo(error("application_not_found", message));
    assertThat(answer.status()).isEqualTo(404);
  }
}
