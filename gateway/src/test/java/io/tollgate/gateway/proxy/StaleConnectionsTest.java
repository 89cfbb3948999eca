package io.tollgate.gateway.proxy;

import static io.tollgate.gateway.testkit.GatewayFixture.rule;
import static io.tollgate.gateway.testkit.GatewayFixture.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.http.testkit.ScriptedUpstream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kept connections that the upstream has given up meanwhile (gateway.md, ruling 7). */
class StaleConnectionsTest {

  private static final String TARGET = "/x?user_key=value";

  private final AtomicInteger connections = new AtomicInteger();

  /** Takes a second request of its first connection, but does not answer it. */
  private final GatewayFixture fixture =
      new GatewayFixture(
          connection -> {
            boolean first = connections.incrementAndGet() == 1;
            connection.readRequest();
            connection.send(ScriptedUpstream.ok("x"));
            connection.readRequest();
            if (!first) {
              connection.send(ScriptedUpstream.ok("x"));
            }
          });

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @CsvSource({"GET, 200", "PUT, 200", "DELETE, 200", "POST, 502"})
  void are_replaced_once_where_the_call_may_be_repeated(String method, int status) {
    fixture.serve(rules(fixture.service(), rule("ANY", "/", 1)));
    try (var client = fixture.client()) {
      client.send(GatewayFixture.request("GET", TARGET, "localhost", ""));
      assertThat(client.read().status()).isEqualTo(200);
      String body = method.equals("GET") ? "" : "some body";
      client.send(GatewayFixture.request(method, TARGET, "localhost", body));
      assertThat(client.read().status()).isEqualTo(status);
      assertThat(fixture.upstream.requests().getLast().body()).isEqualTo(body);
    }
    assertThat(fixture.upstream.connections()).isEqualTo(status == 200 ? 2 : 1);
  }
}
