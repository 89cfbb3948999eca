package io.tollgate.gateway.policy.builtin;

import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.http.testkit.ScriptedUpstream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Policy websocket (gateway.md, 2.9 and 5.3). */
class WebSocketTest {

  private static final String[] HANDSHAKE = {
    "Connection: keep-alive, Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version: 13"
  };
  private static final String ASK =
      GatewayFixture.request("GET", "/?user_key=value", "localhost", "", HANDSHAKE);
  private static final String SWITCH =
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

  private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
  private @Nullable GatewayFixture fixture;

  @AfterEach
  void close() {
    if (fixture != null) {
      fixture.close();
    }
  }

  private GatewayFixture serve(ScriptedUpstream.Script upstream, boolean policy) {
    GatewayFixture made = new GatewayFixture(upstream);
    fixture = made;
    ObjectNode service = made.service();
    GatewayFixture.proxy(service).put("api_backend", made.upstreamUrl().replace("http:", "ws:"));
    return made.serve(policy ? chain(service, APICAST, link("websocket", "")) : service);
  }

  private ScriptedUpstream.Script echo(int pieces) {
    return connection -> {
      connection.readRequest();
      connection.send(SWITCH);
      for (int i = 0; i < pieces; i++) {
        connection.send(connection.readExactly(4));
      }
      ended.add("after " + connection.readToEnd());
    };
  }

  @Test
  @ConformanceCase("GW-69")
  void the_handshake_is_authorised_once_and_then_bytes_pass_both_ways()
      throws InterruptedException {
    GatewayFixture gateway = serve(echo(3), true);
    try (RawClient client = gateway.client()) {
      RawMessage answer = client.send(ASK).readHead();
      assertThat(answer.status()).isEqualTo(101);
      assertThat(answer.header("Upgrade")).isEqualTo("websocket");
      assertThat(answer.header("Connection")).isEqualToIgnoringCase("upgrade");
      assertThat(answer.header("Sec-WebSocket-Accept")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
      for (String word : new String[] {"ping", "GET ", "\r\n\r\n"}) {
        assertThat(client.send(word).readExactly(4)).isEqualTo(word);
      }
    }
    assertThat(ended.poll(20, TimeUnit.SECONDS)).isEqualTo("after ");
    assertThat(gateway.backend.requests()).hasSize(1);
    RawMessage request = gateway.upstreamRequest();
    assertThat(request.all("Connection").toString()).isEqualToIgnoringCase("[upgrade]");
    assertThat(request.header("Sec-WebSocket-Key")).isEqualTo("dGhlIHNhbXBsZSBub25jZQ==");
  }

  @Test
  void what_the_client_says_before_it_may_arrives_too() {
    GatewayFixture gateway = serve(echo(2), true);
    try (RawClient client = gateway.client()) {
      client.send(ASK + "soon");
      assertThat(client.readHead().status()).isEqualTo(101);
      assertThat(client.readExactly(4)).isEqualTo("soon");
      assertThat(client.send("late").readExactly(4)).isEqualTo("late");
    }
  }

  @Test
  void an_upstream_that_closes_closes_the_client() {
    GatewayFixture gateway =
        serve(
            connection -> {
              connection.readRequest();
              connection.send(SWITCH + "bye!");
            },
            true);
    try (RawClient client = gateway.client()) {
      assertThat(client.send(ASK).readHead().status()).isEqualTo(101);
      assertThat(client.readToEnd()).isEqualTo("bye!");
    }
  }

  @Test
  void much_passes_whole_both_ways() {
    String much = "x".repeat(3_000_000);
    GatewayFixture gateway =
        serve(
            connection -> {
              connection.readRequest();
              connection.send(SWITCH);
              connection.send(connection.readExactly(much.length()));
              connection.readToEnd();
            },
            true);
    try (RawClient client = gateway.client()) {
      assertThat(client.send(ASK).readHead().status()).isEqualTo(101);
      client.send(much);
      assertThat(client.readExactly(much.length()).equals(much)).isTrue();
    }
  }

  @Test
  @ConformanceCase("GW-69")
  void without_the_policy_the_upstream_sees_no_upgrade() {
    GatewayFixture gateway = serve(echoPlain("plain"), false);
    assertThat(gateway.get("/?user_key=value", HANDSHAKE).body()).isEqualTo("plain");
    assertThat(gateway.upstreamRequest().all("Upgrade")).isEmpty();
    assertThat(gateway.upstreamRequest().all("Connection")).isEmpty();
  }

  private static ScriptedUpstream.Script echoPlain(String body) {
    return connection -> {
      while (true) {
        connection.readRequest();
        connection.send(ScriptedUpstream.ok(body));
      }
    };
  }

  @Test
  void a_handshake_that_the_upstream_declines_stays_a_call() {
    GatewayFixture gateway = serve(echoPlain("no"), true);
    try (RawClient client = gateway.client()) {
      assertThat(client.send(ASK).read().body()).isEqualTo("no");
      assertThat(client.send(ASK.replace("user_key", "x")).read().status()).isEqualTo(403);
    }
  }
}
