package io.tollgate.gateway.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.testkit.RawMessage;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What a client is told when its call does not pass (gateway.md, 2.5 and 3.3). */
class RefusalsTest {

  private final GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private static void assertRefused(RawMessage answer, int status, String body) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
  }

  @Test
  @ConformanceCase("GW-1")
  void refuses_a_call_without_credentials_and_asks_nobody() {
    fixture.serve(fixture.service());
    assertRefused(fixture.get("/"), 403, "Authentication parameters missing");
    assertThat(fixture.backend.requests()).isEmpty();
    assertThat(fixture.upstream.requests()).isEmpty();
  }

  @Test
  @ConformanceCase("GW-2")
  void says_401_for_missing_credentials_in_the_reference_profile() {
    fixture.with(SettingsChange::apicast).serve(fixture.service());
    assertRefused(fixture.get("/"), 401, "Authentication parameters missing");
  }

  @Test
  @ConformanceCase("GW-3")
  void sends_the_products_own_words() {
    ObjectNode service = fixture.service();
    GatewayFixture.proxy(service)
        .put("error_auth_missing", "credentials missing!")
        .put("error_status_auth_missing", 401)
        .put("error_headers_auth_missing", "text/x-own");
    fixture.serve(service);
    RawMessage answer = fixture.get("/");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo("credentials missing!");
    assertThat(answer.header("Content-Type")).isEqualTo("text/x-own");
  }

  @Test
  @ConformanceCase("GW-7")
  void sends_the_products_own_words_when_no_rule_matches() {
    ObjectNode service = GatewayFixture.rules(fixture.service());
    GatewayFixture.proxy(service)
        .put("error_no_match", "nothing here")
        .put("error_status_no_match", 412);
    fixture.serve(service);
    assertRefused(fixture.get("/?user_key=value"), 412, "nothing here");
  }

  @Test
  @ConformanceCase("GW-8")
  void missing_credentials_beat_an_unmatched_rule() {
    fixture.serve(GatewayFixture.rules(fixture.service()));
    assertRefused(fixture.get("/"), 403, "Authentication parameters missing");
  }

  @Test
  void an_unmatched_rule_beats_wrong_credentials_and_is_not_asked_about() {
    fixture.serve(GatewayFixture.rules(fixture.service()));
    assertRefused(fixture.get("/?user_key=wrong"), 404, "No Mapping Rule matched");
    assertThat(fixture.backend.requests()).isEmpty();
  }

  @Test
  @ConformanceCase("GW-9")
  void refuses_what_the_backend_refuses() {
    fixture.serve(fixture.service());
    fixture.backendAnswer = refusal(403, "");
    assertRefused(fixture.get("/?user_key=value"), 403, "Authentication failed");
    assertThat(fixture.upstream.requests()).isEmpty();
  }

  private static String refusal(int status, String headers) {
    return "HTTP/1.1 %d Refused\r\n%sContent-Length: 0\r\n\r\n".formatted(status, headers);
  }

  private static String exceeded(String headers) {
    return refusal(409, "3scale-rejection-reason: limits_exceeded\r\n" + headers);
  }

  @Test
  @ConformanceCase("GW-11")
  void an_exceeded_limit_answers_like_a_failed_authentication_unless_the_product_says_otherwise() {
    fixture.serve(fixture.service());
    fixture.backendAnswer = exceeded("3scale-limit-reset: 60\r\n");
    RawMessage answer = fixture.get("/?user_key=value");
    assertRefused(answer, 403, "Authentication failed");
    assertThat(answer.all("Retry-After")).isEmpty();
  }

  @Test
  @ConformanceCase("GW-11")
  void an_exceeded_limit_is_429_in_the_reference_profile() {
    fixture.with(SettingsChange::apicast).serve(fixture.service());
    fixture.backendAnswer = exceeded("");
    RawMessage answer = fixture.get("/?user_key=value");
    assertRefused(answer, 429, "Limits exceeded");
    assertThat(answer.all("Retry-After")).isEmpty();
  }

  private ObjectNode with429() {
    ObjectNode service = fixture.service();
    GatewayFixture.proxy(service).put("error_status_limits_exceeded", 429);
    return service;
  }

  @Test
  @ConformanceCase("GW-12")
  void says_when_an_exceeded_limit_is_over() {
    fixture.serve(with429());
    fixture.backendAnswer = exceeded("3scale-limit-reset: 60\r\n3scale-limit-max-value: 10\r\n");
    RawMessage answer = fixture.get("/?user_key=value");
    assertRefused(answer, 429, "Limits exceeded");
    assertThat(answer.header("Retry-After")).isEqualTo("60");
  }

  @Test
  @ConformanceCase({"GW-13", "GW-133"})
  void a_method_that_the_plan_does_not_have_is_a_failed_authentication() {
    ObjectNode service = with429();
    GatewayFixture.rules(
        service,
        GatewayFixture.rule("POST", "/words", "words-write", 1),
        GatewayFixture.rule("GET", "/words", "words-read", 1));
    fixture.serve(service);
    fixture.backendAnswer = exceeded("3scale-limit-reset: 60\r\n3scale-limit-max-value: 0\r\n");
    RawMessage answer = fixture.send("POST", "/words?user_key=value", "");
    assertRefused(answer, 403, "Authentication failed");
    assertThat(answer.all("Retry-After")).isEmpty();
    fixture.backendAnswer = GatewayFixture.OK;
    assertThat(fixture.get("/words?user_key=value").status()).isEqualTo(200);
  }

  @Test
  @ConformanceCase("GW-14")
  void other_reasons_are_failed_authentications() {
    fixture.serve(with429());
    fixture.backendAnswer = refusal(409, "3scale-rejection-reason: application_not_active\r\n");
    assertRefused(fixture.get("/?user_key=value"), 403, "Authentication failed");
  }

  @ParameterizedTest
  @ValueSource(ints = {428, 404, 400, 422})
  @ConformanceCase("GW-15")
  void every_other_refusal_of_the_backend_is_a_failed_authentication(int status) {
    fixture.serve(with429());
    fixture.backendAnswer = refusal(status, "");
    assertRefused(fixture.get("/?user_key=value"), 403, "Authentication failed");
  }

  @ParameterizedTest
  @ValueSource(ints = {499, 500, 503})
  @ConformanceCase("GW-16")
  void a_backend_in_trouble_is_no_licence_to_pass(int status) {
    fixture.serve(fixture.service());
    fixture.backendAnswer = refusal(status, "");
    assertRefused(fixture.get("/?user_key=value"), 403, "Authentication failed");
    assertThat(fixture.upstream.requests()).isEmpty();
  }

  @Test
  void a_refusal_keeps_the_connection() {
    fixture.serve(fixture.service());
    try (var client = fixture.client()) {
      String request = GatewayFixture.request("GET", "/", "localhost", "");
      Stream.generate(() -> client.send(request).read())
          .limit(3)
          .forEach(answer -> assertThat(answer.status()).isEqualTo(403));
    }
  }

  @Test
  void head_gets_the_same_refusal_without_its_body() {
    fixture.serve(fixture.service());
    try (var client = fixture.client()) {
      client.send(GatewayFixture.request("HEAD", "/", "localhost", ""));
      RawMessage answer = client.readHead();
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
      client.send(GatewayFixture.request("GET", "/", "localhost", ""));
      assertThat(client.read().body()).isEqualTo("Authentication parameters missing");
    }
  }

  @Test
  void carries_the_gateways_request_id() {
    fixture.serve(fixture.service());
    assertThat(fixture.get("/").header("X-Request-Id")).matches("[0-9a-f]{32}");
  }
}
