package io.tollgate.gateway.proxy;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.gateway.GatewaySettings;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.client.UpstreamLimits;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.http.testkit.ScriptedUpstream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Connections to upstreams (gateway.md, 8.2, ruling 9). */
class UpstreamPoolsTest {

  private static final String TARGET = "/x?user_key=value";

  @Test
  void too_many_calls_for_the_connections_are_told_to_come_again() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    GatewayFixture fixture =
        new GatewayFixture(
            connection -> {
              while (true) {
                connection.readRequest();
                awaited(go);
                connection.send(ScriptedUpstream.ok("x"));
              }
            });
    try (fixture) {
      fixture.with(settings -> oneConnectionAndWaiter(settings)).serve(fixture.service());
      // Two event loops with one connection and one waiter each: four calls have a place.
      List<CompletableFuture<RawMessage>> calls =
          IntStream.range(0, 12)
              .mapToObj(
                  _ ->
                      CompletableFuture.supplyAsync(
                          () -> fixture.get(TARGET), Thread::startVirtualThread))
              .toList();
      while (calls.stream().filter(CompletableFuture::isDone).count() < 8) {
        Thread.sleep(10);
      }
      go.countDown();
      List<RawMessage> answers = calls.stream().map(CompletableFuture::join).toList();
      assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSizeBetween(2, 4);
      assertThat(answers)
          .filteredOn(answer -> answer.status() != 200)
          .allSatisfy(
              answer -> {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.header("Retry-After")).isEqualTo("1");
              });
      assertThat(fixture.upstream.connections()).isLessThanOrEqualTo(2);
    }
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static GatewaySettings oneConnectionAndWaiter(GatewaySettings settings) {
    UpstreamSettings standard = UpstreamSettings.DEFAULT;
    return new SettingsChange(settings)
        .upstream(
            new UpstreamSettings(
                new UpstreamLimits(1, 1, Duration.ofSeconds(60), 100, 8192, false),
                standard.timeouts(),
                false,
                standard.forwarded(),
                true,
                standard.retryCases()))
        .done();
  }

  @Test
  void services_do_not_share_connections() {
    try (GatewayFixture fixture = new GatewayFixture()) {
      ObjectNode other = fixture.service();
      other.put("id", 43);
      proxy(other).putArray("hosts").add("other");
      fixture.serve(fixture.service(), other);
      // Over one client connection, hence on one event loop.
      try (var client = fixture.client()) {
        for (String host : List.of("localhost", "other", "localhost", "other")) {
          client.send(GatewayFixture.request("GET", TARGET, host, ""));
          assertThat(client.read().status()).isEqualTo(200);
        }
      }
      assertThat(fixture.upstream.connections()).isEqualTo(2);
      assertThat(fixture.upstream.requests()).hasSize(4);
    }
  }
}
