package io.tollgate.gateway.policy.builtin.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisURI;
import io.lettuce.core.resource.ClientResources;
import io.tollgate.gateway.policy.builtin.ratelimit.LimitRule.Connections;
import io.tollgate.gateway.testkit.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls under way in several gateways, one of which dies (gateway.md, ruling 16). */
class LeasesTest {

  private static final List<Demand> ONE_AT_A_TIME =
      List.of(new Demand("leased", new Connections(1, 0, 1)));

  private final RedisServer redis = new RedisServer();
  private final ClientResources resources = RedisServers.newResources();
  private final RedisCounters one = counters();
  private final RedisCounters two = counters();

  private RedisCounters counters() {
    return new RedisCounters(RedisURI.create(redis.url()), resources, Duration.ofSeconds(1));
  }

  @AfterEach
  void close() {
    one.close();
    two.close();
    resources.shutdown(0, 1, TimeUnit.SECONDS);
    redis.close();
  }

  private static boolean takes(RedisCounters counters) {
    CompletableFuture<Taken> outcome = new CompletableFuture<>();
    counters.take(ONE_AT_A_TIME, outcome::complete);
    Taken taken = outcome.orTimeout(20, TimeUnit.SECONDS).join();
    assertThat(taken).isNotInstanceOf(Taken.Unknown.class);
    return taken instanceof Taken.Admitted;
  }

  @Test
  void are_renewed_for_as_long_as_the_gateway_lives() throws InterruptedException {
    assertThat(takes(one)).isTrue();
    Thread.sleep(3000);
    assertThat(takes(two)).isFalse();
    one.leave(ONE_AT_A_TIME);
    while (!takes(two)) {
      Thread.sleep(10);
    }
  }

  @Test
  void end_by_themselves_when_it_has_died() throws InterruptedException {
    assertThat(takes(one)).isTrue();
    assertThat(takes(two)).isFalse();
    one.close();
    while (!takes(two)) {
      Thread.sleep(50);
    }
  }
}
