package io.tollgate.gateway.refusal;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static io.tollgate.gateway.testkit.PolicyLinks.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.gateway.management.ManagementMode;
import io.tollgate.gateway.management.ManagementSettings;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.ManagementSide;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /refusals}: why a client got 403, 404 or 429 (gateway.md, ruling 15). */
class LastRefusalsTest {

  private static final String REFUSED =
      "HTTP/1.1 409 Conflict\r\nContent-Length: 0\r\n3scale-rejection-reason: ";

  private final GatewayFixture fixture = new GatewayFixture();
  private @Nullable ManagementSide management;

  @AfterEach
  void close() {
    if (management != null) {
      management.close();
    }
    fixture.close();
  }

  private RawMessage ask(String target, String... headers) {
    if (management == null) {
      management = new ManagementSide(fixture);
    }
    return management.get(target, headers);
  }

  private JsonNode refusals(String query) {
    RawMessage answer = ask("/refusals" + query);
    assertThat(answer.status()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body()).get("refusals");
  }

  private static String field(JsonNode refusal, String name) {
    return refusal.path(name).asString("");
  }

  @Test
  void names_the_policy_within_a_policy_that_ended_the_call() {
    String inner = link("maintenance_mode", "");
    fixture.serve(chain(fixture.service(), within(inner), APICAST));
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(503);
    assertThat(field(refusals("").get(0), "policy")).isEqualTo("maintenance_mode");
  }

  @Test
  void tells_what_the_backend_refused_and_why() {
    fixture.serve(fixture.service());
    fixture.backendAnswer =
        REFUSED
            + "limits_exceeded\r\n3scale-limit-max-value: 10\r\n3scale-limit-remaining: 2\r\n3scale-limit-reset: 36\r\n\r\n";
    RawMessage answer = fixture.get("/words?user_key=a-long-user-key");
    JsonNode refusal = refusals("").get(0);
    assertThat(field(refusal, "id")).isEqualTo(answer.header("X-Request-Id")).hasSize(32);
    assertThat(field(refusal, "time")).startsWith("20").endsWith("Z");
    assertThat(field(refusal, "client")).isEqualTo("127.0.0.1");
    assertThat(field(refusal, "host")).isEqualTo("localhost");
    assertThat(field(refusal, "service")).isEqualTo("42");
    assertThat(field(refusal, "service_name")).isEqualTo("words");
    assertThat(field(refusal, "request")).isEqualTo("GET /words");
    assertThat(field(refusal, "rules")).isEqualTo("/");
    assertThat(field(refusal, "credential")).isEqualTo("user_key=***-key");
    assertThat(field(refusal, "phase")).isEqualTo("access");
    assertThat(field(refusal, "reason")).isEqualTo("limits_exceeded");
    assertThat(refusal.path("status").asInt()).isEqualTo(403);
    assertThat(refusal.path("backend").path("status").asInt()).isEqualTo(409);
    assertThat(field(refusal.path("backend"), "code")).isEqualTo("limits_exceeded");
    assertThat(refusal.path("limit").path("max_value").asInt()).isEqualTo(10);
    assertThat(refusal.path("limit").path("remaining").asInt()).isEqualTo(2);
    assertThat(refusal.path("limit").path("reset").asInt()).isEqualTo(36);
  }

  @Test
  void has_every_kind_of_refusal_newest_first_and_no_accepted_call() {
    ObjectNode other = fixture.service();
    other.put("id", 43).put("system_name", "nowhere");
    proxy(other).putArray("hosts").add("other");
    proxy(other).putNull("api_backend");
    fixture.serve(fixture.service(), other);
    fixture.get("/?user_key=value");
    assertThat(refusals("")).isEmpty();

    fixture.get("/secret?token=s3cret");
    fixture.send("POST", "/?user_key=value", "");
    to("unknown");
    to("other");
    fixture.get("/%zz");
    RawClient.exchange(fixture.address(), "rubbish\r\n\r\n");
    fixture.backendAnswer = "SSH-2.0\r\n\r\n";
    fixture.get("/?user_key=another");

    assertThat(refusals(""))
        .extracting(r -> field(r, "phase") + " " + field(r, "reason"))
        .containsExactly(
            "access authorization_failed",
            "parse bad_request",
            "route malformed_request",
            "content no_upstream",
            "route unknown_host",
            "access no_rule_matched",
            "rewrite credentials_missing");
    assertThat(refusals("?n=1")).hasSize(1);
    assertThat(refusals("?service=nowhere")).hasSize(1);
    assertThat(refusals("?service=42&n=2"))
        .extracting(r -> field(r, "reason"))
        .containsExactly("authorization_failed", "no_rule_matched");
    assertThat(ask("/refusals").body()).doesNotContain("s3cret").doesNotContain("value\"");
  }

  private void to(String host) {
    RawClient.exchange(
        fixture.address(), GatewayFixture.request("GET", "/?user_key=value", host, ""));
  }

  @Test
  void a_request_that_is_none_carries_the_id_under_which_it_is_found() {
    fixture.serve(fixture.service());
    RawMessage answer = RawClient.exchange(fixture.address(), "rubbish\r\n\r\n");
    assertThat(field(refusals("").get(0), "id")).isEqualTo(answer.header("X-Request-Id"));
  }

  @Test
  void keeps_the_last_thousand() {
    fixture.serve(fixture.service());
    try (RawClient client = fixture.client()) {
      for (int i = 0; i < 1003; i++) {
        client.send(GatewayFixture.request("GET", "/" + i, "localhost", "")).read();
      }
    }
    JsonNode all = refusals("?n=1000");
    assertThat(all).hasSize(1000);
    assertThat(field(all.get(0), "request")).isEqualTo("GET /1002");
    assertThat(field(all.get(999), "request")).isEqualTo("GET /3");
  }

  @Test
  void a_number_that_is_none_is_named() {
    fixture.serve(fixture.service());
    for (String n : new String[] {"0", "1001", "-1", "x"}) {
      RawMessage answer = ask("/refusals?n=" + n);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains("n must be a number from 1 to 1000");
    }
  }

  @Test
  void is_shown_to_holders_of_the_token_and_in_modes_status_and_debug_only() {
    fixture
        .with(
            given ->
                new SettingsChange(given)
                    .management(
                        new ManagementSettings(ManagementMode.STATUS, Optional.of("secret")))
                    .done())
        .serve(fixture.service());
    assertThat(ask("/refusals").status()).isEqualTo(401);
    assertThat(ask("/refusals", "Authorization: Bearer secret").status()).isEqualTo(200);
  }

  @Test
  void is_not_there_in_mode_policies() {
    fixture
        .with(
            given ->
                new SettingsChange(given)
                    .management(new ManagementSettings(ManagementMode.POLICIES, Optional.empty()))
                    .done())
        .serve(fixture.service());
    assertThat(ask("/refusals").status()).isEqualTo(404);
  }
}
