package io.tollgate.gateway.policy.builtin;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.testkit.BackendScript;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.gateway.testkit.SlowUpstream;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Limits at the edge, counted in the process (gateway.md, 5.3.2). */
class RateLimitTest {

  private static final String TARGET = "/?user_key=value";

  /** Longer than any test: no window ends within one. */
  private static final String ONE_IN_A_YEAR =
      "\"fixed_window_limiters\":[{\"key\":{\"name\":\"%s\"%s},\"count\":1,\"window\":31536000}]";

  private final SlowUpstream upstream = new SlowUpstream();
  private final LoggedLines log = new LoggedLines();
  private final GatewayFixture fixture = new GatewayFixture(upstream);

  @AfterEach
  void close() {
    upstream.go();
    fixture.close();
    log.close();
  }

  private static String rateLimit(String configuration) {
    return link("rate_limit", configuration);
  }

  private static String oneInAYear(String name) {
    return ONE_IN_A_YEAR.formatted(name, "");
  }

  private void serve(String configuration) {
    fixture.serve(chain(fixture.service(), rateLimit(configuration), APICAST));
  }

  @Test
  @ConformanceCase("GW-126")
  void a_window_lets_so_many_calls_pass_and_the_backend_does_not_hear_of_others() {
    serve(oneInAYear("k"));
    assertThat(fixture.get(TARGET).status()).isEqualTo(200);
    RawMessage refused = fixture.get(TARGET);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.body()).isEmpty();
    assertThat(fixture.backend.requests()).hasSize(1);
  }

  @Test
  void after_apicast_refused_calls_are_counted() {
    fixture.serve(chain(fixture.service(), APICAST, rateLimit(oneInAYear("k"))));
    assertThat(fixture.get(TARGET).status()).isEqualTo(200);
    assertThat(fixture.get(TARGET).status()).isEqualTo(429);
    BackendScript.calls(fixture, 2);
    assertThat(fixture.upstream.requests()).hasSize(1);
  }

  @Test
  void a_leaky_bucket_holds_back_what_comes_too_early_and_refuses_what_is_too_much() {
    serve("\"leaky_bucket_limiters\":[{\"key\":{\"name\":\"k\"},\"rate\":0.5,\"burst\":1}]");
    long start = System.nanoTime();
    List<Integer> statuses = new ArrayList<>();
    try (RawClient first = fixture.client();
        RawClient second = fixture.client();
        RawClient third = fixture.client()) {
      for (RawClient client : List.of(first, second, third)) {
        client.send(GatewayFixture.request("GET", TARGET, "localhost", ""));
      }
      for (RawClient client : List.of(first, second, third)) {
        statuses.add(client.read().status());
      }
    }
    assertThat(statuses).containsExactlyInAnyOrder(200, 200, 429);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1900));
  }

  @Test
  void connections_are_calls_at_the_same_time() {
    serve(
        "\"connection_limiters\":[{\"key\":{\"name\":\"k\"},\"conn\":1,\"burst\":0,\"delay\":1}]");
    try (RawClient slow = fixture.client()) {
      slow.send(SlowUpstream.CALL);
      while (fixture.upstream.requests().isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(fixture.get(TARGET).status()).isEqualTo(429);
      upstream.go();
      assertThat(slow.read().status()).isEqualTo(200);
    }
    assertThat(fixture.get(TARGET).status()).isEqualTo(200);
  }

  @Test
  void a_client_that_leaves_while_it_is_held_back_gives_its_place_back() {
    serve(
        "\"connection_limiters\":[{\"key\":{\"name\":\"k\"},\"conn\":1,\"burst\":1,\"delay\":3}]");
    try (RawClient slow = fixture.client()) {
      slow.send(SlowUpstream.CALL);
      while (fixture.upstream.requests().isEmpty()) {
        Thread.onSpinWait();
      }
      // Two ask for the one place that is left to be held back in; the other is refused.
      try (RawClient one = fixture.client();
          RawClient other = fixture.client()) {
        List<CompletableFuture<Integer>> answers =
            Stream.of(one, other).map(RateLimitTest::statusLater).toList();
        assertThat(CompletableFuture.anyOf(answers.get(0), answers.get(1)).join()).isEqualTo(429);
      }
      int status;
      do {
        status = fixture.get(TARGET).status();
      } while (status == 429);
      assertThat(status).isEqualTo(200);
    }
  }

  private static CompletableFuture<Integer> statusLater(RawClient client) {
    client.send(GatewayFixture.request("GET", TARGET, "localhost", ""));
    return CompletableFuture.supplyAsync(() -> client.read().status(), Thread::startVirtualThread);
  }

  @Test
  void one_limiter_that_refuses_keeps_the_others_from_counting() {
    serve(
        """
        "fixed_window_limiters":[
          {"key":{"name":"all"},"count":2,"window":31536000},
          {"key":{"name":"{{ headers['X-User'] }}","name_type":"liquid"},"count":1,"window":31536000}]
        """);
    assertThat(fixture.get(TARGET, "X-User: a").status()).isEqualTo(200);
    assertThat(fixture.get(TARGET, "X-User: a").status()).isEqualTo(429);
    assertThat(fixture.get(TARGET, "X-User: b").status()).isEqualTo(200);
    assertThat(fixture.get(TARGET, "X-User: c").status()).isEqualTo(429);
  }

  @Test
  void a_limiter_concerns_calls_for_which_its_condition_holds() {
    serve(
        """
        "fixed_window_limiters":[{"key":{"name":"k"},"count":1,"window":31536000,
          "condition":{"operations":[
            {"left":"{{ uri }}","left_type":"liquid","op":"==","right":"/limited"}]}}]
        """);
    assertThat(fixture.get("/limited?user_key=value").status()).isEqualTo(200);
    assertThat(fixture.get("/limited?user_key=value").status()).isEqualTo(429);
    assertThat(fixture.get(TARGET).status()).isEqualTo(200);
  }

  @Test
  void services_share_only_global_counters() {
    ObjectNode other = fixture.service();
    other.put("id", 43);
    proxy(other).putArray("hosts").add("other");
    String both =
        rateLimit(
            "\"fixed_window_limiters\":["
                + "{\"key\":{\"name\":\"own\"},\"count\":1,\"window\":31536000},"
                + "{\"key\":{\"name\":\"all\",\"scope\":\"global\"},\"count\":2,\"window\":31536000}]");
    fixture.serve(chain(fixture.service(), both, APICAST), chain(other, both, APICAST));
    assertThat(statusAt("localhost")).isEqualTo(200);
    assertThat(statusAt("localhost")).isEqualTo(429);
    assertThat(statusAt("other")).isEqualTo(200);
    assertThat(statusAt("other")).isEqualTo(429);
  }

  private int statusAt(String host) {
    return RawClient.exchange(fixture.address(), GatewayFixture.request("GET", TARGET, host, ""))
        .status();
  }

  @Test
  void refusals_look_as_configured_or_are_only_logged() {
    serve(oneInAYear("k") + ",\"limits_exceeded_error\":{\"status_code\":503}");
    fixture.get(TARGET);
    assertThat(fixture.get(TARGET).status()).isEqualTo(503);
  }

  @Test
  void limits_that_are_only_logged_let_calls_pass() {
    serve(oneInAYear("k") + ",\"limits_exceeded_error\":{\"error_handling\":\"log\"}");
    fixture.get(TARGET);
    assertThat(fixture.get(TARGET).status()).isEqualTo(200);
    assertThat(log.lines()).anyMatch(line -> line.contains("over the limit of"));
  }

  @Test
  void counters_survive_another_configuration() {
    serve(oneInAYear("k"));
    assertThat(fixture.get(TARGET).status()).isEqualTo(200);
    ObjectNode changed =
        chain(
            fixture.service(),
            rateLimit(oneInAYear("k") + ",\"limits_exceeded_error\":{\"status_code\":418}"),
            APICAST);
    ObjectNode document = JsonMapper.shared().createObjectNode();
    document.putArray("services").add(changed);
    GatewayFixture.write(fixture.directory.resolve("config.json"), document.toString());
    fixture.gateway().reload();
    assertThat(fixture.get(TARGET).status()).isEqualTo(418);
  }

  @Test
  void a_limit_that_is_none_is_told_with_its_place() {
    serve("\"leaky_bucket_limiters\":[{\"key\":{\"name\":\"k\"},\"rate\":0,\"burst\":1}]");
    assertThat(fixture.get(TARGET).status()).isEqualTo(500);
    assertThat(log.lines())
        .anyMatch(line -> line.contains("leaky_bucket_limiters[0].rate must be calls a second"));
  }
}
