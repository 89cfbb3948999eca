package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.C;
import static io.tollgate.backend.api.ApiFixture.PROLOG;
import static io.tollgate.backend.api.ApiFixture.error;
import static io.tollgate.backend.api.ApiFixture.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tollgate.backend.SampleService;
import io.tollgate.conformance.ConformanceCase;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import org.junit.jupiter.api.Test;

class CredentialsAndRoutingTest extends ApiCases {

  private static final String END_USERS =
      error(
          "end_users_no_longer_supported",
          "End-users are no longer supported, do not specify the user_id parameter");

  @Test
  @ConformanceCase("SM-1")
  void authorises_by_provider_key_and_app_id() {
    RawMessage answer = f.authorize(C);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.all("Content-Type")).containsExactly("application/vnd.3scale-v2.0+xml");
    assertThat(answer.body())
        .isEqualTo(PROLOG + "<status><authorized>true</authorized><plan>Gold</plan></status>");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(answer.header("Access-Control-Expose-Headers"))
        .isEqualTo("ETag, Link, 3scale-rejection-reason");
    assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'self'");
  }

  @Test
  @ConformanceCase("SM-2")
  void authorises_by_service_token_and_service_id() {
    assertThat(f.authorize("service_token=tok&service_id=100&app_id=app1").status()).isEqualTo(200);
  }

  @Test
  @ConformanceCase({"SM-3", "SM-4", "SM-5"})
  void asks_for_a_credential_of_the_provider() {
    refused(
        f.authorize("app_id=app1"),
        403,
        "provider_key_or_service_token_required",
        "Provider key or service token are required");
    refused(
        f.authorize("service_token=tok&app_id=app1"),
        422,
        "service_id_missing",
        "Service ID is missing");
    refused(
        f.authorize("service_token=no&service_id=100&app_id=app1"),
        403,
        "service_token_invalid",
        "service token \"no\" or service id \"100\" is invalid");
  }

  @Test
  @ConformanceCase({"SM-6", "SM-7", "SM-9", "SM-11"})
  void tells_a_wrong_provider_key_from_a_wrong_service_id() {
    refused(
        f.authorize("provider_key=zz&app_id=app1"),
        403,
        "provider_key_invalid_or_service_missing",
        "provider key \"zz\" invalid and/or service ID missing");
    refused(
        f.authorize("provider_key=zz&service_id=100&app_id=app1"),
        403,
        "provider_key_invalid",
        "provider key \"zz\" is invalid");
    refused(
        f.authorize("provider_key=pk&service_id=999&app_id=app1"),
        403,
        "service_id_invalid",
        "service id \"999\" is invalid");
    refused(
        f.authorize("provider_key=zz&service_token=tok&service_id=100&app_id=app1"),
        403,
        "provider_key_invalid",
        "provider key \"zz\" is invalid");
  }

  @Test
  @ConformanceCase("SM-8")
  void does_not_serve_another_providers_service() {
    new SampleService("200", f.backend.administration()).notDefault("pk2");

    refused(
        f.authorize("provider_key=pk&service_id=200&app_id=app1"),
        403,
        "service_id_invalid",
        "service id \"200\" is invalid");
  }

  @Test
  @ConformanceCase("SM-10")
  void finds_the_service_by_what_follows_the_last_dash() {
    assertThat(f.authorize("provider_key=pk&service_id=foo-100&app_id=app1").status())
        .isEqualTo(200);
  }

  @Test
  @ConformanceCase({"SM-12", "SM-13"})
  void a_blank_provider_key_is_none_for_authorize_and_spoils_a_report() {
    assertThat(f.authorize("provider_key=&service_token=tok&service_id=100&app_id=app1").status())
        .isEqualTo(200);
    refused(
        f.post(
            "provider_key=&service_token=tok&service_id=100&transactions[0][app_id]=app1&transactions[0][usage][hits]=1"),
        403,
        "service_token_invalid",
        "service token \"tok\" or service id \"100\" is invalid");
  }

  @Test
  @ConformanceCase({"SM-14", "SM-15"})
  void refuses_end_users_before_the_provider_key_is_verified() {
    RawMessage empty = f.authorize(C + "&user_id=");
    assertThat(empty.status()).isEqualTo(400);
    assertThat(empty.body()).isEqualTo(END_USERS);
    RawMessage answer = f.authorize("provider_key=zz&app_id=app1&user_id=1");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo(END_USERS);
  }

  @Test
  @ConformanceCase("SM-16")
  void other_methods_and_paths_are_not_found() {
    for (RawMessage answer :
        new RawMessage[] {
          f.get("/transactions.xml"),
          f.postTo("/transactions/authorize.xml", "", C),
          f.get("/foo"),
          f.get("/transactions/authorize"),
          f.get("/available"),
          f.get("/transactions/authorize.xml/")
        }) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.3scale-v2.0+xml");
    }
  }

  @Test
  @ConformanceCase({"SM-17", "SM-18"})
  void answers_probes_and_preflight() {
    assertThat(f.get("/check.txt").status()).isEqualTo(200);
    assertThat(f.get("/check.txt").body()).isEqualTo("ok");
    assertThat(f.get("/check.txt").header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
    assertThat(f.get("/status").body())
        .isEqualTo("{\"status\":\"ok\",\"version\":{\"backend\":\"1.2.3\"}}");
    assertThat(f.get("/status").header("Content-Type")).isEqualTo("application/json");
    assertThat(head("HEAD", "/available").status()).isEqualTo(200);

    RawMessage preflight = head("OPTIONS", "/transactions/authorize.xml");
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Max-Age")).isEqualTo("86400");
    assertThat(preflight.header("Access-Control-Allow-Methods"))
        .isEqualTo("GET, POST, PATCH, PUT, DELETE");
    assertThat(preflight.header("Access-Control-Allow-Headers")).endsWith(", 3scale-options");
  }

  @Test
  void head_has_the_effects_of_get() {
    RawMessage answer = head("HEAD", "/transactions/authrep.xml?" + C + "&usage[hits]=1");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(f.stored("hits")).isEqualTo(1);
  }

  @Test
  @ConformanceCase("SM-19")
  void refuses_what_is_not_utf8_with_a_body_in_any_case() {
    for (String query : new String[] {"&app_id=%ff", "&app_id=%ff&no_body=1", "&x[%ff]=1"}) {
      refused(
          f.authorize("provider_key=pk" + query),
          422,
          "not_valid_data",
          "all data must be valid UTF8");
    }
    assertThat(f.backend.errors().of("100")).hasSize(3);
  }

  @Test
  @ConformanceCase("SM-20")
  void refuses_a_bad_percent_escape() {
    for (String bad : new String[] {"a=%zz", "a=%", "a=%4", "%g0=1"}) {
      refused(
          f.authorize(C + "&" + bad),
          400,
          "bad_request",
          "Invalid query parameters: invalid %-encoding");
    }
  }

  @Test
  @ConformanceCase("SM-21")
  void refuses_parameters_that_contradict_each_other() {
    for (String bad :
        new String[] {"usage[]=1&usage[hits]=1", "usage=1&usage[hits]=2", "a[b]=1&a[]=2"}) {
      refused(
          f.authorize(C + "&" + bad),
          400,
          "bad_request",
          "request contains syntax errors, should not be repeated without modification");
    }
  }

  @Test
  @ConformanceCase("SM-22")
  void usage_that_is_no_hash_is_refused_without_a_document() {
    for (String usage : new String[] {"usage=1", "usage=", "usage[]=1"}) {
      RawMessage answer = f.authorize(C + "&" + usage);
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.3scale-v2.0+xml");
    }
    assertThat(f.backend.errors().of("100")).isEmpty();
  }

  @Test
  void refuses_more_than_can_be_a_request() {
    refused(
        f.authorize(C + "&a=1".repeat(4200)),
        400,
        "bad_request",
        "total number of query parameters (4202) exceeds limit (4096)");
    refused(
        f.authorize(C + "&a" + "[b]".repeat(32) + "=1"),
        400,
        "bad_request",
        "nesting of parameters (33) exceeds limit (32)");
    String large = "a=" + "x".repeat(4 << 20);
    refused(f.authorize(large), 400, "bad_request", "total query size exceeds limit (4194304)");
    refused(f.post(large), 400, "bad_request", "total body size exceeds limit (4194304)");
    assertThat(f.authorize(C + "&a=" + "x".repeat(1 << 20)).status()).isEqualTo(200);
  }

  @Test
  void error_documents_carry_no_security_policy_and_may_be_left_out() {
    RawMessage answer = f.authorize("app_id=app1", options("no_body=1"));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.all("Content-Security-Policy")).isEmpty();
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
  }

  @Test
  void what_is_no_http_is_refused_in_the_apis_words() {
    RawMessage answer = RawClient.exchange(f.address(), "GET /status HTTP/1.1\r\n\r\n");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.3scale-v2.0+xml");
    assertThat(answer.body()).startsWith(PROLOG + "<error code=\"bad_request\">");
  }

  @Test
  void notes_wrong_secrets_under_the_service_once_a_minute_without_telling_them() {
    for (int i = 0; i < 3; i++) {
      f.authorize("service_token=guess" + i + "&service_id=100&app_id=app1");
      f.authorize("provider_key=guess" + i + "&service_id=100&app_id=app1");
    }
    assertThat(f.backend.errors().of("100"))
        .extracting(error -> error.code(), error -> error.message())
        .containsExactly(
            tuple("provider_key_invalid", "provider key \"***\" is invalid"),
            tuple(
                "service_token_invalid", "service token \"***\" or service id \"100\" is invalid"));

    f.clock.moveTo("2010-05-20T20:11:10Z");
    f.authorize("provider_key=guess&service_id=100&app_id=app1");
    assertThat(f.backend.errors().of("100")).hasSize(3);
  }

  private RawMessage head(String method, String target) {
    try (RawClient client = new RawClient(f.address())) {
      return client.send(method + " " + target + " HTTP/1.1\r\nHost: x\r\n\r\n").readHead();
    }
  }

  private static void refused(RawMessage answer, int status, String code, String message) {
    assertThat(answer.body()).isEqualTo(error(code, message));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.3scale-v2.0+xml");
  }
}
