package io.tollgate.gateway.authorization;

import static io.tollgate.gateway.testkit.BackendScript.DOWN;
import static io.tollgate.gateway.testkit.BackendScript.REFUSED;
import static io.tollgate.gateway.testkit.BackendScript.TARGET;
import static io.tollgate.gateway.testkit.BackendScript.calls;
import static io.tollgate.gateway.testkit.BackendScript.refused;
import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.caching;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.call.CachingMode;
import io.tollgate.gateway.testkit.ClosedPort;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.gateway.testkit.Soon;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is remembered of decisions, and reports after the answer (gateway.md, 3.4 to 3.6). */
class AuthorizationCacheTest {

  /** How many calls the backend had got when each request reached the upstream. */
  private final Queue<Integer> askedBefore = new ConcurrentLinkedQueue<>();

  private final GatewayFixture fixture = upstreamLooksAtTheBackend();

  private GatewayFixture upstreamLooksAtTheBackend() {
    GatewayFixture[] made = new GatewayFixture[1];
    made[0] =
        new GatewayFixture(
            connection -> {
              while (true) {
                connection.readRequest();
                askedBefore.add(made[0].backend.requests().size());
                connection.send(made[0].upstreamAnswer);
              }
            });
    return made[0];
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void settings(AuthorizationSettings settings) {
    fixture.with(s -> new SettingsChange(s).authorization(settings).done());
  }

  private static AuthorizationSettings responseCodes(int reportsInFlight) {
    return new AuthorizationSettings(
        CachingMode.STRICT, true, reportsInFlight, Optional.empty(), 1000);
  }

  /** The statuses of calls, each made when the one before has been reported. */
  private List<Integer> statuses(String... backendAnswers) {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < backendAnswers.length; i++) {
      fixture.backendAnswer = backendAnswers[i];
      statuses.add(fixture.get(TARGET).status());
      calls(fixture, i + 1);
      settled();
    }
    return statuses;
  }

  /** Until the answer to the last report has been learned of. */
  private void settled() {
    Soon.holds("the report's answer", () -> fixture.gateway().reportsInFlight() == 0);
  }

  @Test
  @ConformanceCase("GW-73")
  void the_second_of_two_equal_calls_is_reported_after_it_went_on() {
    fixture.serve(fixture.service());
    assertThat(statuses(GatewayFixture.OK, GatewayFixture.OK)).containsExactly(200, 200);
    assertThat(askedBefore).containsExactly(1, 1);
    assertThat(calls(fixture, 2))
        .allMatch(call -> call.start().startsWith("GET /transactions/authrep.xml?"));
  }

  @Test
  void other_credentials_and_other_usage_are_asked_for() {
    fixture.serve(
        GatewayFixture.rules(
            fixture.service(),
            GatewayFixture.rule("GET", "/", 2),
            GatewayFixture.rule("GET", "/more", 1)));
    fixture.get(TARGET);
    fixture.get("/?user_key=other");
    fixture.get("/more" + TARGET.substring(1));
    assertThat(askedBefore).containsExactly(1, 2, 3);
  }

  @Test
  @ConformanceCase("GW-74")
  void a_report_after_the_answer_tells_its_status() {
    settings(responseCodes(0));
    fixture.upstreamAnswer = "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n";
    fixture.serve(fixture.service());
    statuses(GatewayFixture.OK, GatewayFixture.OK);
    assertThat(calls(fixture, 2).getFirst().start()).doesNotContain("log%5Bcode%5D");
    assertThat(calls(fixture, 2).getLast().start()).contains("log%5Bcode%5D=201");
  }

  @Test
  void a_call_whose_upstream_cannot_be_reached_is_reported_too() {
    settings(responseCodes(0));
    try (ClosedPort closed = new ClosedPort()) {
      var service = fixture.service();
      GatewayFixture.proxy(service).put("api_backend", closed.url());
      fixture.serve(service);
      fixture.get(TARGET);
      fixture.get(TARGET);
      assertThat(calls(fixture, 2).getLast().start()).contains("log%5Bcode%5D=502");
    }
  }

  @Test
  void beyond_the_most_reports_in_flight_calls_are_decided_before_they_go_on() {
    settings(responseCodes(1));
    fixture.serve(fixture.service());
    fixture.get(TARGET);
    fixture.backendAnswer = "";
    // Its report stays on its way: the backend says nothing.
    fixture.get(TARGET);
    calls(fixture, 2);
    fixture.backendAnswer = GatewayFixture.OK;
    fixture.get(TARGET);
    assertThat(askedBefore).containsExactly(1, 1, 3);
  }

  @Test
  @ConformanceCase("GW-75")
  void strict_allows_one_more_call_when_the_backend_dies() {
    fixture.serve(fixture.service());
    assertThat(statuses(GatewayFixture.OK, DOWN, DOWN)).containsExactly(200, 200, 403);
  }

  @Test
  @ConformanceCase("GW-76")
  void resilient_lets_known_keys_go_on_and_no_others() {
    fixture.serve(chain(fixture.service(), caching("resilient"), APICAST));
    assertThat(statuses(GatewayFixture.OK, DOWN, DOWN)).containsExactly(200, 200, 200);
    assertThat(fixture.get("/?user_key=other").status()).isEqualTo(403);
  }

  @Test
  void resilient_can_be_the_settings_mode() {
    settings(new AuthorizationSettings(CachingMode.RESILIENT, false, 0, Optional.empty(), 1000));
    fixture.serve(fixture.service());
    assertThat(statuses(GatewayFixture.OK, DOWN, DOWN)).containsExactly(200, 200, 200);
  }

  @Test
  @ConformanceCase("GW-77")
  void allow_lets_everybody_pass_while_the_backend_is_down() {
    fixture.serve(chain(fixture.service(), caching("allow"), APICAST));
    assertThat(statuses(DOWN, DOWN, DOWN)).containsExactly(200, 200, 200);
  }

  @Test
  @ConformanceCase("GW-78")
  void allow_remembers_a_refusal() {
    fixture.serve(chain(fixture.service(), APICAST, caching("allow")));
    assertThat(statuses(REFUSED, DOWN, DOWN)).containsExactly(403, 403, 403);
  }

  @Test
  @ConformanceCase("GW-79")
  void none_asks_for_every_call() {
    fixture.serve(chain(fixture.service(), caching("none"), APICAST));
    assertThat(statuses(GatewayFixture.OK, DOWN, GatewayFixture.OK, DOWN))
        .containsExactly(200, 403, 200, 403);
    assertThat(askedBefore).containsExactly(1, 3);
  }

  @Test
  void a_caching_policy_without_a_known_mode_caches_nothing_and_says_so() {
    try (LoggedLines log = new LoggedLines()) {
      fixture.serve(chain(fixture.service(), caching("sometimes"), APICAST));
      assertThat(statuses(GatewayFixture.OK, DOWN)).containsExactly(200, 403);
      assertThat(log.lines()).anyMatch(line -> line.contains("caching_type must be strict"));
    }
  }

  @Test
  @ConformanceCase("GW-80")
  void the_referrer_is_sent_and_belongs_to_the_question() {
    fixture.serve(chain(fixture.service(), link("3scale_referrer", ""), APICAST));
    fixture.get(TARGET, "Referer: a.example");
    fixture.get(TARGET, "Referer: b.example");
    assertThat(askedBefore).containsExactly(1, 2);
    assertThat(calls(fixture, 2).getFirst().start()).contains("referrer=a.example");
    assertThat(calls(fixture, 2).getLast().start()).contains("referrer=b.example");
  }

  @Test
  @ConformanceCase("GW-81")
  void a_refusal_of_a_report_holds_for_the_next_call() {
    fixture.serve(fixture.service());
    String suspended = refused(409, "3scale-rejection-reason: application_not_active");
    assertThat(statuses(GatewayFixture.OK, suspended, suspended)).containsExactly(200, 200, 403);
  }

  @Test
  @ConformanceCase("GW-82")
  void a_call_that_a_policy_denies_is_counted_if_it_was_authorised_before() {
    String denies = link("ip_check", "\"check_type\":\"whitelist\",\"ips\":[\"9.9.9.9\"]");
    var after = chain(fixture.service(), APICAST, denies);
    var before = chain(fixture.service(), denies, APICAST);
    before.put("id", 43);
    GatewayFixture.proxy(before).putArray("hosts").add("before");
    fixture.serve(after, before);
    try (var client = fixture.client()) {
      client.send(GatewayFixture.request("GET", TARGET, "before", ""));
      assertThat(client.read().status()).isEqualTo(403);
    }
    assertThat(fixture.backend.requests()).isEmpty();
    assertThat(fixture.get(TARGET).status()).isEqualTo(403);
    assertThat(calls(fixture, 1)).hasSize(1);
  }

  @Test
  void a_dead_backend_is_told_of_plainly_though_the_client_sees_wrong_credentials() {
    try (LoggedLines log = new LoggedLines()) {
      fixture.serve(fixture.service());
      fixture.backendAnswer = DOWN;
      assertThat(fixture.get(TARGET).body()).isEqualTo("Authentication failed");
      assertThat(log.lines())
          .anyMatch(
              line ->
                  line.startsWith(
                      "the backend answered 502; the backend gave no decision, the call is"
                          + " refused"));
    }
  }
}
