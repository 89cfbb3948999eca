package io.tollgate.gateway.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.conformance.ContractRow;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.testkit.RawMessage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Where keys may stand (gateway.md, 2.4). */
class CredentialsTest {

  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

  private final GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private static String basic(String pair) {
    return "Authorization: Basic "
        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private ObjectNode located(String where) {
    ObjectNode service = fixture.service();
    GatewayFixture.proxy(service).put("credentials_location", where);
    return service;
  }

  private ObjectNode mode2(String where) {
    ObjectNode service = located(where);
    service.put("backend_version", "2");
    return service;
  }

  /** The rule counts every method. */
  private ObjectNode anyMethod() {
    return GatewayFixture.rules(fixture.service(), GatewayFixture.rule("ANY", "/", 1));
  }

  private void assertAccepted(RawMessage answer, String credentials) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(fixture.backendQuery()).endsWith("&" + credentials);
  }

  private void assertMissing(RawMessage answer) {
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo("Authentication parameters missing");
    assertThat(fixture.backend.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/?app_key=42", "/?app_id=a"})
  @ConformanceCase({"GW-4", "GW-5"})
  void app_id_and_app_key_must_both_be_there(String target) {
    fixture.serve(mode2("query"));
    assertMissing(fixture.get(target));
  }

  @Test
  void takes_app_id_and_app_key_from_the_query() {
    fixture.serve(mode2("query"));
    assertAccepted(fixture.get("/?app_key=k&app_id=a"), "app_id=a&app_key=k");
  }

  @ParameterizedTest
  @ValueSource(strings = {"user_key: value", "User-Key: value", "USER_KEY: value"})
  @ConformanceCase("GW-17")
  void takes_the_key_from_a_header_in_any_spelling(String header) {
    fixture.serve(located("headers"));
    assertAccepted(fixture.get("/", header), "user_key=value");
  }

  @Test
  void of_two_spellings_of_one_header_the_first_counts() {
    fixture.serve(located("headers"));
    assertAccepted(fixture.get("/", "User-Key: one", "user_key: two"), "user_key=one");
  }

  @Test
  void takes_app_id_and_app_key_from_two_headers() {
    fixture.serve(mode2("headers"));
    assertAccepted(fixture.get("/", "App-Id: a", "App-Key: k"), "app_id=a&app_key=k");
  }

  @Test
  @ConformanceCase("GW-18")
  void asks_the_backend_about_an_empty_key() {
    fixture.serve(fixture.service());
    fixture.backendAnswer = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n";
    RawMessage answer = fixture.get("/?user_key=");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo("Authentication failed");
    assertThat(fixture.backendQuery()).endsWith("&user_key=");
  }

  @Test
  @ConformanceCase("GW-19")
  void takes_the_key_from_the_basic_user() {
    fixture.serve(located("authorization"));
    assertAccepted(fixture.get("/", basic("value:")), "user_key=value");
  }

  @Test
  void takes_the_key_from_the_basic_password_when_the_user_is_empty() {
    fixture.serve(located("authorization"));
    assertAccepted(fixture.get("/", basic(":value")), "user_key=value");
  }

  @Test
  @ConformanceCase("GW-20")
  void takes_app_id_and_app_key_from_basic_split_at_the_first_colon() {
    fixture.serve(mode2("authorization"));
    assertAccepted(
        fixture.get("/", "Authorization: basic " + "Zm9vOmJhcjpiYXo="),
        "app_id=foo&app_key=bar%3Abaz");
  }

  @ParameterizedTest
  @CsvSource({"query,Basic !123!", "authorization,Basic !123!", "authorization,Basic dmFsdWU="})
  @ConformanceCase("GW-21")
  void an_authorization_that_cannot_be_read_holds_no_key(String location, String value) {
    fixture.serve(located(location));
    assertMissing(fixture.get("/", "Authorization: " + value));
  }

  @Test
  @ConformanceCase("GW-22")
  void takes_the_key_from_a_bearer_token() {
    fixture.serve(located("authorization"));
    assertAccepted(fixture.get("/", "Authorization: Bearer tok"), "user_key=tok");
  }

  @Test
  @ConformanceCase("GW-23")
  void takes_the_key_from_a_form_which_arrives_unchanged_at_the_upstream() {
    fixture.serve(anyMethod());
    assertAccepted(
        fixture.send("POST", "/", "a=b&user_key=value", FORM + "; charset=utf-8"),
        "user_key=value");
    assertThat(fixture.upstreamRequest().body()).isEqualTo("a=b&user_key=value");
    assertThat(fixture.upstreamRequest().header("Content-Length")).isEqualTo("18");
  }

  @Test
  void takes_the_key_from_a_form_that_comes_in_pieces() {
    fixture.serve(anyMethod());
    try (var client = fixture.client()) {
      client.send(
          "POST / HTTP/1.1\r\nHost: localhost\r\n" + FORM + "\r\nContent-Length: 14\r\n\r\n");
      client.send("user_k").send("ey=").send("value");
      assertAccepted(client.read(), "user_key=value");
    }
    assertThat(fixture.upstreamRequest().body()).isEqualTo("user_key=value");
  }

  @Test
  void takes_app_id_from_the_query_and_app_key_from_the_form() {
    fixture.serve(GatewayFixture.rules(mode2("query"), GatewayFixture.rule("ANY", "/", 1)));
    assertAccepted(fixture.send("PUT", "/?app_id=a", "app_key=k", FORM), "app_id=a&app_key=k");
  }

  @Test
  @ConformanceCase("GW-24")
  void looks_into_forms_only() {
    fixture.serve(anyMethod());
    assertMissing(fixture.send("POST", "/", "user_key=value", "Content-Type: application/json"));
  }

  @Test
  @ConformanceCase("GW-25")
  @ContractRow("8.1 form body searched for credentials and parameters")
  void does_not_look_into_large_forms() {
    fixture.serve(anyMethod());
    assertMissing(fixture.send("POST", "/", "user_key=value&a=" + "x".repeat(17_000), FORM));
  }

  @Test
  void forwards_large_forms_whose_key_is_in_the_query() {
    fixture.serve(anyMethod());
    String body = "a=" + "x".repeat(200_000);
    assertAccepted(fixture.send("POST", "/?user_key=value", body, FORM), "user_key=value");
    assertThat(fixture.upstreamRequest().body()).isEqualTo(body);
  }

  @Test
  @ConformanceCase("GW-26")
  void names_of_query_parameters_match_in_any_letter_case() {
    ObjectNode service = fixture.service();
    GatewayFixture.proxy(service).put("auth_user_key", "API-Key");
    fixture.serve(service);
    assertAccepted(fixture.get("/?api-key=value"), "user_key=value");
  }

  @Test
  @ConformanceCase("GW-27")
  void looks_into_forms_of_every_method_but_get_and_head() {
    fixture.serve(anyMethod());
    assertAccepted(fixture.send("DELETE", "/", "user_key=value", FORM), "user_key=value");
  }

  @Test
  @ConformanceCase("GW-27")
  void looks_into_forms_of_three_methods_only_in_the_reference_profile() {
    fixture.with(SettingsChange::apicast).serve(anyMethod());
    RawMessage answer = fixture.send("DELETE", "/", "user_key=value", FORM);
    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  @ConformanceCase("GW-30")
  void decodes_a_key_once() {
    fixture.serve(fixture.service());
    assertAccepted(fixture.get("/?user_key=a%20b"), "user_key=a%20b");
  }

  @Test
  void of_several_keys_in_the_query_the_first_counts() {
    fixture.serve(fixture.service());
    assertAccepted(fixture.get("/?my_user_key=x&user_key=1&user_key=2"), "user_key=1");
  }

  @Test
  @ConformanceCase("GW-89")
  void a_token_is_refused_as_long_as_there_are_no_keys_to_verify_it() {
    ObjectNode service = fixture.service();
    service.put("backend_version", "oauth");
    try (LoggedLines log = new LoggedLines()) {
      fixture.serve(service);
      assertThat(log.lines()).anyMatch(line -> line.contains("no keys to verify access tokens"));
    }
    RawMessage answer = fixture.get("/", "Authorization: Bearer token");
    assertThat(answer.body()).isEqualTo("Authentication failed");
    assertThat(fixture.backend.requests()).isEmpty();
  }

  @Test
  @ConformanceCase("GW-93")
  void a_missing_token_is_missing() {
    ObjectNode service = fixture.service();
    service.put("backend_version", "oauth");
    fixture.serve(service);
    assertMissing(fixture.get("/"));
  }

  @Test
  void nothing_can_be_read_in_an_unknown_mode_or_location() {
    ObjectNode mode = fixture.service();
    mode.put("backend_version", "7");
    ObjectNode location = located("cookies");
    location.put("id", 43);
    GatewayFixture.proxy(location).putArray("hosts").add("other");
    fixture.serve(mode, location);
    assertMissing(fixture.get("/?user_key=value"));
  }
}
