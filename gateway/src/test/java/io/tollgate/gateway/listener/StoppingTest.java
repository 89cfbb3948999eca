package io.tollgate.gateway.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ContractRow;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.http.testkit.RawMessage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A gateway that is told to end (gateway.md, 8.2). */
class StoppingTest {

  private final SynchronousQueue<String> go = new SynchronousQueue<>();
  private final CountDownLatch called = new CountDownLatch(1);

  @Test
  @ContractRow("8.2 stop accepting")
  void lets_calls_on_their_way_end_and_takes_no_more() throws Exception {
    GatewayFixture fixture =
        new GatewayFixture(
            connection -> {
              connection.readRequest();
              called.countDown();
              poll();
              connection.send(GatewayFixture.OK);
            });
    try (fixture) {
      fixture.serve(fixture.service());
      try (var busy = fixture.client();
          var idle = fixture.client()) {
        idle.send(GatewayFixture.request("GET", "/", "localhost", ""));
        assertThat(idle.read().status()).isEqualTo(403);
        busy.send(GatewayFixture.request("GET", "/?user_key=value", "localhost", ""));
        assertThat(called.await(5, TimeUnit.SECONDS)).isTrue();

        CompletableFuture<Integer> drained = fixture.gateway().drain(Duration.ofSeconds(10));
        assertThat(idle.readToEnd()).isEmpty();
        assertThat(drained).isNotDone();
        assertThat(go.offer("go", 5, TimeUnit.SECONDS)).isTrue();
        RawMessage answer = busy.read();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Connection")).isEqualTo("close");
        assertThat(drained.get(5, TimeUnit.SECONDS)).isZero();
      }
    }
  }

  private void poll() {
    try {
      go.poll(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
