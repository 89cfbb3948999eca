package io.tollgate.gateway.policy.builtin;

import static io.tollgate.gateway.testkit.BackendScript.DOWN;
import static io.tollgate.gateway.testkit.BackendScript.TARGET;
import static io.tollgate.gateway.testkit.BackendScript.authorized;
import static io.tollgate.gateway.testkit.BackendScript.refused;
import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.caching;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.testkit.BackendScript;
import io.tollgate.gateway.testkit.ClosedPort;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.gateway.testkit.Soon;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.http.testkit.ScriptedUpstream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Environments by plan (gateway.md, section 6). */
class PlanRoutingTest {

  private final GatewayFixture fixture = new GatewayFixture();
  private final ScriptedUpstream production =
      ScriptedUpstream.answering(ScriptedUpstream.ok("production"));
  private final ScriptedUpstream staging =
      ScriptedUpstream.answering(ScriptedUpstream.ok("staging"));

  @AfterEach
  void close() {
    fixture.close();
    production.close();
    staging.close();
  }

  private static String url(ScriptedUpstream upstream) {
    return "http://127.0.0.1:" + upstream.port();
  }

  private String seedRules() {
    String rule = "{\"plan\":\"%s\",\"match\":\"prefix\",\"url\":\"%s\",\"host_header\":\"%s\"}";
    return "\"rules\":[%s,%s,%s]"
        .formatted(
            rule.formatted("Production", url(production), "PRODUCTION-HOSTNAME"),
            rule.formatted("Staging", url(staging), "STAGING-HOSTNAME"),
            rule.formatted("Sandbox", url(staging), "STAGING-HOSTNAME"));
  }

  private ObjectNode service(String configuration) {
    return chain(fixture.service(), APICAST, link("plan_routing", configuration));
  }

  private String bodyFor(String plan) {
    fixture.backendAnswer = authorized(plan);
    return fixture.get(TARGET).body();
  }

  @Test
  @ConformanceCase("GW-133")
  void a_method_that_the_plan_does_not_have_is_forbidden_and_others_are_not() {
    fixture.serve(
        GatewayFixture.rules(
            fixture.service(),
            GatewayFixture.rule("GET", "/", 1),
            GatewayFixture.rule("POST", "/words", "words-write", 1)));
    assertThat(fixture.get("/words?user_key=value").status()).isEqualTo(200);
    fixture.backendAnswer =
        refused(409, "3scale-rejection-reason: limits_exceeded\r\n3scale-limit-max-value: 0");
    RawMessage write = fixture.send("POST", "/words?user_key=value", "");
    assertThat(write.status()).isEqualTo(403);
    assertThat(write.body()).isEqualTo("Authentication failed");
  }

  @Test
  @ConformanceCase("GW-134")
  void calls_go_where_the_plan_says() {
    fixture.serve(service(seedRules()));
    assertThat(bodyFor("Production")).isEqualTo("production");
    assertThat(bodyFor("Production Gold")).isEqualTo("production");
    assertThat(bodyFor("Staging")).isEqualTo("staging");
    assertThat(bodyFor("Sandbox")).isEqualTo("staging");
    assertThat(bodyFor("Other")).isEqualTo("from the upstream");
    assertThat(production.requests().getFirst().header("Host")).isEqualTo("PRODUCTION-HOSTNAME");
    assertThat(staging.requests().getFirst().header("Host")).isEqualTo("STAGING-HOSTNAME");
  }

  @Test
  @ConformanceCase("GW-135")
  void the_backend_is_asked_for_a_body_only_where_plans_matter() {
    ObjectNode other = fixture.service();
    other.put("id", 43);
    GatewayFixture.proxy(other).putArray("hosts").add("other");
    fixture.serve(service(seedRules()), other);
    bodyFor("Production");
    try (var client = fixture.client()) {
      client.send(GatewayFixture.request("GET", TARGET, "other", ""));
      client.read();
    }
    var calls = fixture.backend.requests();
    assertThat(calls.getFirst().header("3scale-options")).doesNotContain("no_body");
    assertThat(calls.getLast().header("3scale-options")).contains("no_body=1");
  }

  @Test
  @ConformanceCase("GW-136")
  void a_change_of_plan_holds_for_the_next_call() {
    fixture.serve(service(seedRules()));
    assertThat(bodyFor("Staging")).isEqualTo("staging");
    assertThat(bodyFor("Production")).isEqualTo("production");
  }

  @Test
  @ConformanceCase("GW-136")
  void with_follow_the_call_after_the_next_goes_to_the_new_upstream() {
    fixture.serve(service("\"cache\":\"follow\",\"cache_ttl\":0," + seedRules()));
    assertThat(bodyFor("Staging")).isEqualTo("staging");
    assertThat(bodyFor("Production")).isEqualTo("staging");
    BackendScript.calls(fixture, 2);
    Soon.holds("the report's answer", () -> fixture.gateway().reportsInFlight() == 0);
    assertThat(bodyFor("Production")).isEqualTo("production");
  }

  @Test
  void with_follow_a_plan_is_asked_for_again_after_its_time() throws InterruptedException {
    fixture.serve(service("\"cache\":\"follow\",\"cache_ttl\":1," + seedRules()));
    assertThat(bodyFor("Staging")).isEqualTo("staging");
    Thread.sleep(1100);
    assertThat(bodyFor("Production")).isEqualTo("production");
  }

  @Test
  void with_follow_a_known_plan_holds_while_the_backend_is_away() {
    fixture.serve(
        chain(
            fixture.service(),
            caching("resilient"),
            link("plan_routing", "\"cache\":\"follow\"," + seedRules()),
            APICAST));
    assertThat(bodyFor("Staging")).isEqualTo("staging");
    fixture.backendAnswer = DOWN;
    assertThat(fixture.get(TARGET).body()).isEqualTo("staging");
  }

  @Test
  @ConformanceCase("GW-137")
  void names_of_plans_are_read_from_their_xml_form() {
    fixture.serve(service("\"rules\":[{\"plan\":\"R&D\",\"url\":\"%s\"}]".formatted(url(staging))));
    assertThat(bodyFor("R&amp;D")).isEqualTo("staging");
    assertThat(bodyFor("R&amp;D 2")).isEqualTo("from the upstream");
  }

  @Test
  void a_document_that_could_expand_is_no_answer() {
    fixture.serve(service(seedRules()));
    String bomb = "<!DOCTYPE s [<!ENTITY p \"Production\">]><status><plan>&p;</plan></status>";
    fixture.backendAnswer = ScriptedUpstream.ok(bomb);
    assertThat(fixture.get(TARGET).status()).isEqualTo(403);
    fixture.backendAnswer = ScriptedUpstream.ok("<status><plan>Produc");
    assertThat(fixture.get(TARGET).status()).isEqualTo(403);
  }

  @Test
  @ConformanceCase("GW-138")
  void a_refused_call_goes_nowhere() {
    fixture.serve(service(seedRules()));
    fixture.backendAnswer = refused(409, "3scale-rejection-reason: application_not_active");
    RawMessage answer = fixture.get(TARGET);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo("Authentication failed");
    assertThat(production.connections() + staging.connections() + fixture.upstream.connections())
        .isZero();
  }

  @Test
  void other_plans_can_be_denied_or_sent_elsewhere() {
    ObjectNode elsewhere =
        service(
            "\"default\":{\"url\":\"%s\"},\"rules\":[{\"plan\":\"^X\",\"match\":\"regex\",\"url\":\"%s\"}]"
                .formatted(url(staging), url(production)));
    elsewhere.put("id", 43);
    GatewayFixture.proxy(elsewhere).putArray("hosts").add("elsewhere");
    fixture.serve(service("\"default\":\"deny\"," + seedRules()), elsewhere);
    fixture.backendAnswer = authorized("Other");
    assertThat(fixture.get(TARGET).body()).isEqualTo("Authentication failed");
    try (var client = fixture.client()) {
      client.send(GatewayFixture.request("GET", TARGET, "elsewhere", ""));
      assertThat(client.read().body()).isEqualTo("staging");
      fixture.backendAnswer = authorized("X-Large");
      client.send(GatewayFixture.request("GET", TARGET, "elsewhere", ""));
      assertThat(client.read().body()).isEqualTo("production");
    }
  }

  @Test
  void the_upstream_learns_the_plan_from_the_gateway_only() {
    fixture.serve(service("\"plan_header\":\"X-Plan\"," + seedRules()));
    fixture.backendAnswer = authorized("Staging");
    fixture.get(TARGET, "X-Plan: Production");
    assertThat(staging.requests().getFirst().all("X-Plan")).containsExactly("Staging");
  }

  @Test
  void a_call_that_is_sent_again_goes_to_the_next_server() {
    try (ClosedPort closed = new ClosedPort();
        LoggedLines log = new LoggedLines()) {
      String servers =
          "[{\"address\":\"%s\"},{\"address\":\"127.0.0.1:%d\"},{\"address\":\"127.0.0.1:%d\"}]"
              .formatted(
                  closed.url().substring("http://".length()), staging.port(), production.port());
      fixture.serve(
          chain(
              fixture.service(),
              link("retry", "\"retries\":1"),
              APICAST,
              link(
                  "plan_routing",
                  "\"rules\":[{\"plan\":\"Staging\",\"url\":\"http://staging.example/base\",\"servers\":%s}]"
                      .formatted(servers))));
      fixture.backendAnswer = authorized("Staging");
      for (int i = 0; i < 12; i++) {
        assertThat(fixture.get(TARGET).status()).isEqualTo(200);
      }
      assertThat(log.lines()).filteredOn(line -> line.startsWith("REFUSED")).hasSize(4);
      assertThat(staging.requests().size() + production.requests().size()).isEqualTo(12);
      assertThat(staging.requests())
          .hasSize(8)
          .allMatch(request -> request.header("Host").equals("staging.example"))
          .allMatch(request -> request.start().startsWith("GET /base?"));
    }
  }

  @Test
  void servers_take_turns_and_one_that_fails_is_passed_over() {
    try (ClosedPort closed = new ClosedPort()) {
      String servers =
          "[{\"address\":\"127.0.0.1:%d\"},{\"address\":\"%s\",\"max_fails\":2}]"
              .formatted(staging.port(), closed.url().substring("http://".length()));
      fixture.serve(
          service(
              "\"rules\":[{\"plan\":\"Staging\",\"url\":\"http://staging.example\",\"servers\":%s}]"
                  .formatted(servers)));
      fixture.backendAnswer = authorized("Staging");
      int failed = 0;
      for (int i = 0; i < 10; i++) {
        failed += fixture.get(TARGET).status() == 502 ? 1 : 0;
      }
      assertThat(failed).isEqualTo(2);
      assertThat(staging.requests())
          .hasSize(8)
          .allMatch(request -> request.header("Host").equals("staging.example"));
    }
  }
}
