package io.tollgate.http.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.ApiHandler;
import io.tollgate.http.server.BadRequestPage;
import io.tollgate.http.server.BodyLimit;
import io.tollgate.http.server.HttpLimits;
import io.tollgate.http.server.HttpServer;
import io.tollgate.http.server.Paths;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthTest {

  private final Health health = new Health();
  private final EventLoops loops = new EventLoops(1);
  private final HttpServer server =
      HttpServer.listen(
          loops,
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          HttpLimits.DEFAULT,
          BadRequestPage.EMPTY,
          () ->
              new ApiHandler(
                  new Paths(Map.of("/livez", health.live(), "/readyz", health.ready())),
                  BodyLimit.SMALL));

  @AfterEach
  void close() {
    server.close();
    loops.close();
  }

  @Test
  void is_ready_when_every_check_passes() {
    health.register("configuration", Optional::empty);
    RawMessage answer = RawClient.get(server.address(), "/readyz");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("ready\n");
  }

  @Test
  void any_other_path_is_told_which_there_are() {
    RawMessage answer = RawClient.get(server.address(), "/health");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("Only /livez, /readyz are here.\n");
  }

  @Test
  void names_what_is_missing() {
    health.register("ledger", () -> Optional.of("the journal is not replayed yet"));
    health.register("configuration", () -> Optional.of("nothing has been published"));
    health.register("listener", Optional::empty);
    health.register(
        "broken",
        () -> {
          throw new IllegalStateException("no idea");
        });
    RawMessage answer = RawClient.get(server.address(), "/readyz");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body())
        .isEqualTo(
            """
            not ready
            broken: the check failed: no idea
            configuration: nothing has been published
            ledger: the journal is not replayed yet
            """);
    health.register("ledger", Optional::empty);
    health.register("broken", Optional::empty);
    health.register("configuration", Optional::empty);
    assertThat(RawClient.get(server.address(), "/readyz").status()).isEqualTo(200);
  }

  @Test
  void is_live_although_it_is_not_ready() {
    health.register("ledger", () -> Optional.of("missing"));
    assertThat(RawClient.get(server.address(), "/livez").body()).isEqualTo("live\n");
  }
}
