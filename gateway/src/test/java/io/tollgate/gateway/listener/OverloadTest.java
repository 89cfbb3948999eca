package io.tollgate.gateway.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoop;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.ManagementSide;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.gateway.testkit.Soon;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.http.testkit.ScriptedUpstream;
import io.tollgate.http.testkit.UpstreamSide;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More to do than the event loops can: an answer at once instead of a queue (ruling 14). */
class OverloadTest {

  private static final String TARGET = "/?user_key=value";

  private static final String HELD = "/held?user_key=value";

  private final GatewayFixture fixture = new GatewayFixture(OverloadTest::answer);
  private final AtomicBoolean busy = new AtomicBoolean(true);
  private final List<RawClient> held = new ArrayList<>();

  @AfterEach
  void close() {
    busy.set(false);
    held.forEach(RawClient::close);
    fixture.close();
  }

  /** Leaves the loop to others for a moment only, again and again. */
  private void keepBusy(EventLoop loop) {
    LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
    if (busy.get()) {
      loop.schedule(() -> keepBusy(loop), 1, TimeUnit.MILLISECONDS);
    }
  }

  private RawMessage until(int status) {
    RawMessage[] last = {fixture.get(TARGET)};
    Soon.holds(
        "the status " + status,
        () -> {
          last[0] = fixture.get(TARGET);
          return last[0].status() == status;
        });
    return last[0];
  }

  private void serve() {
    fixture
        .with(
            settings ->
                new SettingsChange(settings)
                    .listener(settings.listener().withMostLag(Duration.ofMillis(100)))
                    .done())
        .serve(fixture.service());
  }

  private static void answer(UpstreamSide connection) throws IOException {
    while (!connection.readRequest().start().contains(HELD)) {
      connection.send(ScriptedUpstream.ok("from the upstream"));
    }
    connection.readRequest(); // There is none: nothing is sent before the client goes.
  }

  private void hold(int calls) {
    for (int i = 0; i < calls; i++) {
      RawClient client = fixture.client();
      held.add(client);
      client.send(GatewayFixture.request("GET", HELD, "localhost", ""));
    }
    Soon.holds("calls are in flight", () -> fixture.upstream.requests().size() >= calls);
  }

  @Test
  void calls_to_a_loop_that_lags_get_503_but_health_and_management_are_answered() {
    serve();
    hold(InFlight.FEW);
    fixture.loops.all().forEach(loop -> loop.execute(() -> keepBusy(loop)));

    RawMessage refused = until(503);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(refused.body()).isEmpty();
    assertThat(fixture.get("/_threescale/healthz").status()).isEqualTo(200);
    try (ManagementSide management = new ManagementSide(fixture)) {
      assertThat(management.get("/status/live").status()).isEqualTo(200);
    }

    busy.set(false);
    assertThat(until(200).status()).isEqualTo(200);
  }

  @Test
  void a_few_calls_are_answered_however_late_their_loop_is() {
    serve();
    fixture.loops.all().forEach(loop -> loop.execute(() -> keepBusy(loop)));
    fixture.loops.all().forEach(this::standsLate);

    for (int i = 0; i < 5; i++) {
      assertThat(fixture.get(TARGET).status()).isEqualTo(200);
    }
  }

  private void standsLate(EventLoop loop) {
    Soon.holds(
        "the loop is late",
        () -> fixture.loops.watch(loop).standingLag() > Duration.ofMillis(100).toNanos());
  }
}
