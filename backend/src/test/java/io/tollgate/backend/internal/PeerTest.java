package io.tollgate.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.internal.route.Reply;
import io.tollgate.backend.internal.route.Route;
import io.tollgate.backend.internal.route.RouteTable;
import io.tollgate.http.server.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may ask, by where he is; a test cannot be on another machine. */
class PeerTest {

  private static final RouteTable ROUTES =
      new RouteTable(List.of(Route.get("/check.json", request -> Reply.of(200, "ok"))));

  @Test
  void another_machine_is_told_which_setting_would_let_it_in() throws Exception {
    Answer answer = answer("192.0.2.7", false);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.headers().get("Content-Type")).isEqualTo("application/json");
    assertThat(answer.body().toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"status\":\"forbidden\",\"error\":\"the internal API answers its own machine only,"
                + " unless backend.internal-remote is true\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7,true",
    "2001:db8::7,true",
    "127.0.0.1,false",
    "127.9.9.9,false",
    "::1,false"
  })
  void others_are_answered(String peer, boolean remote) throws Exception {
    assertThat(answer(peer, remote).status()).isEqualTo(200);
  }

  private static Answer answer(String peer, boolean remote) throws Exception {
    InternalApi api = new InternalApi(new BasicCredentials("u", "p"), remote, ROUTES);
    FarExchange exchange = new FarExchange(peer);
    api.handle(exchange);
    return exchange.answered.get(10, TimeUnit.SECONDS);
  }
}
