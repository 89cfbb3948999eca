package io.tollgate.gateway.policy.builtin;

import static io.tollgate.gateway.testkit.BackendScript.DOWN;
import static io.tollgate.gateway.testkit.BackendScript.REFUSED;
import static io.tollgate.gateway.testkit.BackendScript.TARGET;
import static io.tollgate.gateway.testkit.BackendScript.refused;
import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.caching;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.IdentityProvider;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.gateway.testkit.Soon;
import io.tollgate.http.testkit.RawMessage;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The policy 3scale_batcher (gateway.md, 3.9). */
class BatcherTest {

  private final GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private static String batcher(int lifetime, int pause) {
    return link(
        "3scale_batcher",
        "\"auths_ttl\":%d,\"batch_report_seconds\":%d".formatted(lifetime, pause));
  }

  private List<RawMessage> calls(String start) {
    return fixture.backend.requests().stream().filter(c -> c.start().startsWith(start)).toList();
  }

  private static String form(RawMessage report) {
    return URLDecoder.decode(report.body(), StandardCharsets.UTF_8);
  }

  @Test
  @ConformanceCase("GW-83")
  void usage_of_several_calls_is_reported_at_once_and_the_backend_asked_once() {
    fixture.serve(chain(fixture.service(), batcher(10, 1), APICAST));
    for (int i = 0; i < 3; i++) {
      assertThat(fixture.get(TARGET).status()).isEqualTo(200);
    }
    Soon.holds("the report", () -> !calls("POST /transactions.xml?").isEmpty());
    assertThat(calls("GET "))
        .singleElement()
        .matches(call -> call.start().startsWith("GET /transactions/authorize.xml?"));
    RawMessage report = calls("POST ").getFirst();
    assertThat(report.start()).contains("service_token=token-value&service_id=42");
    assertThat(form(report))
        .isEqualTo("transactions[0][user_key]=value&transactions[0][usage][hits]=6");
    assertThat(fixture.meters.counter("batching_policy_auths_cache_hits").count()).isEqualTo(2);
    assertThat(fixture.meters.counter("batching_policy_auths_cache_misses").count()).isEqualTo(1);
  }

  @Test
  void application_keys_are_not_reported() {
    var service = chain(fixture.service(), batcher(10, 1), APICAST);
    service.put("backend_version", "2");
    fixture.serve(service);
    assertThat(fixture.get("/?app_id=app&app_key=secret").status()).isEqualTo(200);
    Soon.holds("the report", () -> !calls("POST ").isEmpty());
    assertThat(form(calls("POST ").getFirst()))
        .isEqualTo("transactions[0][app_id]=app&transactions[0][usage][hits]=2");
  }

  @Test
  @ConformanceCase("GW-84")
  void the_client_of_a_token_is_asked_for_and_reported_by_its_id() {
    try (IdentityProvider issuer = new IdentityProvider()) {
      fixture.serve(chain(issuer.service(fixture), batcher(10, 1), APICAST));
      RawMessage answer = fixture.get("/", "Authorization: Bearer " + issuer.token());
      assertThat(answer.status()).isEqualTo(200);
      Soon.holds("the report", () -> !calls("POST ").isEmpty());
      assertThat(calls("GET ").getFirst().start())
          .startsWith("GET /transactions/oauth_authorize.xml?")
          .contains("app_id=appid");
      assertThat(form(calls("POST ").getFirst()))
          .isEqualTo("transactions[0][app_id]=appid&transactions[0][usage][hits]=2");
    }
  }

  @Test
  void refusals_hold_for_a_while_as_well_and_say_no_time_to_return() {
    fixture.with(SettingsChange::apicast);
    fixture.backendAnswer =
        refused(
            409,
            "3scale-rejection-reason: limits_exceeded\r\n3scale-limit-max-value: 0\r\n"
                + "3scale-limit-reset: 10");
    fixture.serve(chain(fixture.service(), batcher(10, 1), APICAST));
    RawMessage answer = fixture.get(TARGET);
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.all("Retry-After")).isEmpty();
    fixture.backendAnswer = GatewayFixture.OK;
    assertThat(fixture.get(TARGET).status()).isEqualTo(429);
    assertThat(calls("GET ")).hasSize(1);
  }

  @Test
  void an_answer_that_may_not_be_used_again_is_asked_for_each_time() {
    fixture.serve(chain(fixture.service(), batcher(0, 60), APICAST));
    fixture.get(TARGET);
    fixture.backendAnswer = REFUSED;
    assertThat(fixture.get(TARGET).status()).isEqualTo(403);
  }

  @Test
  void a_report_that_fails_is_made_again() {
    fixture.serve(chain(fixture.service(), batcher(10, 1), APICAST));
    fixture.get(TARGET);
    fixture.backendAnswer = DOWN;
    Soon.holds("the first report", () -> !calls("POST ").isEmpty());
    fixture.backendAnswer = GatewayFixture.OK;
    Soon.holds("the second", () -> calls("POST ").size() > 1);
    assertThat(form(calls("POST ").getLast())).endsWith("[usage][hits]=2");
  }

  @Test
  void what_waits_is_reported_when_the_gateway_ends() {
    fixture.serve(chain(fixture.service(), batcher(10, 3600), APICAST));
    fixture.get(TARGET);
    fixture.gateway().close();
    assertThat(calls("POST ")).hasSize(1);
  }

  @Test
  void a_dead_backend_refuses_unless_a_caching_policy_knows_the_key() {
    var strange = chain(fixture.service(), batcher(0, 3600), APICAST);
    var known = chain(fixture.service(), batcher(0, 3600), caching("resilient"), APICAST);
    known.put("id", 43);
    GatewayFixture.proxy(known).putArray("hosts").add("known");
    fixture.serve(strange, known);
    String toKnown = GatewayFixture.request("GET", TARGET, "known", "");
    try (var client = fixture.client()) {
      client.send(toKnown);
      assertThat(client.read().status()).isEqualTo(200);
      assertThat(fixture.get(TARGET).status()).isEqualTo(200);
      fixture.backendAnswer = DOWN;
      assertThat(fixture.get(TARGET).status()).isEqualTo(403);
      client.send(toKnown);
      assertThat(client.read().status()).isEqualTo(200);
    }
    fixture.backendAnswer = GatewayFixture.OK;
  }
}
