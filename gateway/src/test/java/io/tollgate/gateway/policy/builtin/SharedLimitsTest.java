package io.tollgate.gateway.policy.builtin;

import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.testkit.ClosedPort;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.gateway.testkit.RedisServer;
import io.tollgate.gateway.testkit.SlowUpstream;
import io.tollgate.http.testkit.RawClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Limits that several gateways share in a Redis (gateway.md, 5.3.2, ruling 16). */
class SharedLimitsTest {

  private static final String TARGET = "/?user_key=value";
  private static RedisServer redis;

  private final SlowUpstream upstream = new SlowUpstream();
  private final GatewayFixture one = new GatewayFixture(upstream);
  private final GatewayFixture two = new GatewayFixture(upstream);
  private final LoggedLines log = new LoggedLines();

  @BeforeAll
  static void startRedis() {
    redis = new RedisServer();
  }

  @AfterAll
  static void stopRedis() {
    redis.close();
  }

  @AfterEach
  void close() {
    upstream.go();
    one.close();
    two.close();
    log.close();
  }

  private void serveBoth(String configuration) {
    for (GatewayFixture fixture : List.of(one, two)) {
      serve(fixture, configuration + ",\"redis_url\":\"" + redis.url() + "\"");
    }
  }

  private static void serve(GatewayFixture fixture, String configuration) {
    fixture.serve(chain(fixture.service(), link("rate_limit", configuration), APICAST));
  }

  private static String window(String name, int count) {
    return "\"fixed_window_limiters\":[{\"key\":{\"name\":\"%s\"},\"count\":%d,\"window\":31536000}]"
        .formatted(name, count);
  }

  @Test
  @ConformanceCase("GW-126")
  void gateways_count_windows_together_and_to_the_call() {
    serveBoth(window("together", 20));
    List<Integer> statuses =
        IntStream.range(0, 60)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> (i % 2 == 0 ? one : two).get(TARGET).status(),
                        Thread::startVirtualThread))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(statuses).filteredOn(status -> status == 200).hasSize(20);
    assertThat(statuses).filteredOn(status -> status == 429).hasSize(40);
  }

  @Test
  void one_limiter_that_refuses_keeps_the_others_from_counting() {
    serveBoth(
        """
        "fixed_window_limiters":[
          {"key":{"name":"two"},"count":2,"window":31536000},
          {"key":{"name":"{{ headers['X-User'] }}","name_type":"liquid"},"count":1,"window":31536000}]
        """);
    assertThat(one.get(TARGET, "X-User: a").status()).isEqualTo(200);
    assertThat(two.get(TARGET, "X-User: a").status()).isEqualTo(429);
    assertThat(two.get(TARGET, "X-User: b").status()).isEqualTo(200);
    assertThat(one.get(TARGET, "X-User: c").status()).isEqualTo(429);
  }

  @Test
  void gateways_count_calls_at_the_same_time_together() {
    serveBoth(
        "\"connection_limiters\":[{\"key\":{\"name\":\"c\"},\"conn\":1,\"burst\":0,\"delay\":1}]");
    try (RawClient slow = one.client()) {
      slow.send(SlowUpstream.CALL);
      while (one.upstream.requests().isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(two.get(TARGET).status()).isEqualTo(429);
      assertThat(one.get(TARGET).status()).isEqualTo(429);
      upstream.go();
      assertThat(slow.read().status()).isEqualTo(200);
    }
    int status;
    do {
      status = two.get(TARGET).status();
    } while (status == 429);
    assertThat(status).isEqualTo(200);
  }

  @Test
  void a_leaky_bucket_is_shared() {
    serveBoth("\"leaky_bucket_limiters\":[{\"key\":{\"name\":\"l\"},\"rate\":0.001,\"burst\":0}]");
    assertThat(one.get(TARGET).status()).isEqualTo(200);
    assertThat(two.get(TARGET).status()).isEqualTo(429);
  }

  @Test
  @ConformanceCase("GW-127")
  void a_redis_that_is_not_there_is_a_failure_of_the_gateway() {
    try (ClosedPort closed = new ClosedPort()) {
      String url = closed.url().replace("http://", "redis://user:very-secret@");
      serve(one, window("k", 10) + ",\"redis_url\":\"" + url + "\"");
      assertThat(one.get(TARGET).status()).isEqualTo(500);
      assertThat(one.backend.requests()).isEmpty();
    }
    assertThat(log.lines())
        .anyMatch(line -> line.contains("calls cannot be limited: Redis at 127.0.0.1:"))
        .noneMatch(line -> line.contains("very-secret"));
  }

  @Test
  @ConformanceCase("GW-127")
  void a_redis_that_is_not_there_lets_calls_pass_if_so_configured() {
    try (ClosedPort closed = new ClosedPort()) {
      serve(
          one,
          window("k", 10)
              + ",\"redis_url\":\"%s\"".formatted(closed.url().replace("http", "redis"))
              + ",\"configuration_error\":{\"error_handling\":\"log\"}");
      assertThat(one.get(TARGET).status()).isEqualTo(200);
    }
  }

  @Test
  void a_redis_that_stops_answering_is_waited_for_shortly_and_used_again_when_it_is_back()
      throws Exception {
    serveBoth(window("frozen", 1000));
    assertThat(one.get(TARGET).status()).isEqualTo(200);
    redis.freeze();
    try {
      assertThat(one.get(TARGET).status()).isEqualTo(500);
    } finally {
      redis.thaw();
    }
    int status;
    do {
      status = one.get(TARGET).status();
    } while (status == 500);
    assertThat(status).isEqualTo(200);
  }

  @Test
  void an_url_that_is_none_is_told_and_handled_as_a_redis_that_is_not_there() {
    serve(
        one,
        window("k", 10)
            + ",\"redis_url\":\"somewhere\",\"configuration_error\":{\"status_code\":503}");
    assertThat(one.get(TARGET).status()).isEqualTo(503);
    assertThat(log.lines()).anyMatch(line -> line.contains("redis_url is no URL"));
  }
}
