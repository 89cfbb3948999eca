package io.tollgate.gateway.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.conformance.ContractRow;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.server.HttpLimits;
import io.tollgate.http.server.HttpTimeouts;
import io.tollgate.http.testkit.RawMessage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests that are none are answered, leak nothing, and leave the gateway serving (8.1, 8.3). */
class BadRequestsTest {

  private final GatewayFixture fixture = new GatewayFixture();

  @BeforeEach
  void serve() {
    fixture.serve(fixture.service());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  /** What the client gets; then the connection is closed, and others are served on. */
  private RawMessage refused(String request) {
    RawMessage answer;
    try (var client = fixture.client()) {
      answer = client.send(request).read();
      assertThat(client.readToEnd()).isEmpty();
    }
    assertThat(answer.body()).doesNotContain("xception").doesNotContain("netty");
    assertThat(fixture.upstream.requests()).isEmpty();
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(200);
    return answer;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rubbish\r\n\r\n",
        "GET\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : localhost\r\n\r\n",
        "GET nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET ftp://localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n"
      })
  void malformed_requests_get_400(String request) {
    assertThat(refused(request).status()).isEqualTo(400);
  }

  @Test
  @ConformanceCase("GW-68")
  void two_lengths_of_one_body_get_400() {
    assertThat(
            refused(
                    "POST /?user_key=value HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
                .status())
        .isEqualTo(400);
  }

  @Test
  @ConformanceCase("GW-67")
  void a_long_request_line_gets_414() {
    assertThat(
            refused(
                    "GET /"
                        + "x".repeat(9000)
                        + "?user_key=value HTTP/1.1\r\nHost: localhost"
                        + "\r\n\r\n")
                .status())
        .isEqualTo(414);
  }

  @Test
  @ConformanceCase("GW-66")
  @ContractRow("8.1 one header line")
  void a_long_header_gets_400() {
    assertThat(
            refused(
                    "GET /?user_key=value HTTP/1.1\r\nHost: localhost\r\nX: "
                        + "x".repeat(8192)
                        + "\r\n\r\n")
                .status())
        .isEqualTo(400);
  }

  @Test
  @ConformanceCase("GW-66")
  void a_long_header_passes_where_the_limit_is_higher() {
    GatewayFixture large = new GatewayFixture();
    try (large) {
      HttpLimits limits = new HttpLimits(8192, 12_288, 49_152, 200, HttpTimeouts.DEFAULT);
      large
          .with(
              settings ->
                  new SettingsChange(settings)
                      .listener(new ListenerSettings(settings.listener().address(), limits, 4096))
                      .done())
          .serve(large.service());
      assertThat(large.get("/?user_key=value", "X: " + "x".repeat(8192)).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECT localhost:80", "TRACE /"})
  void tunnels_and_loops_get_405(String start) {
    assertThat(refused(start + " HTTP/1.1\r\nHost: localhost\r\n\r\n").status()).isEqualTo(405);
  }

  @Test
  void a_malformed_chunk_ends_the_call_at_the_upstream_too() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    GatewayFixture other =
        new GatewayFixture(
            connection -> {
              connection.readHead();
              begun.countDown();
              connection.readToEnd();
              ended.countDown();
            });
    try (other) {
      ObjectNode service =
          GatewayFixture.rules(other.service(), GatewayFixture.rule("POST", "/", 1));
      // Otherwise the upstream would not see the call before its body is whole.
      ArrayNode chain = GatewayFixture.proxy(service).putArray("policy_chain");
      chain.addObject().put("name", "request_unbuffered").put("version", "builtin");
      chain.addObject().put("name", "apicast").put("version", "builtin");
      other.serve(service);
      try (var client = other.client()) {
        client.send(
            "POST /?user_key=value HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked"
                + "\r\n\r\n5\r\nhello\r\n");
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
        client.send("rubbish\r\n");
        assertThat(client.read().status()).isEqualTo(400);
      }
      assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void a_malformed_chunk_behind_a_refusal_ends_the_connection_and_holds_up_nobody() {
    for (int i = 0; i < 4; i++) {
      try (var client = fixture.client()) {
        client.send(
            "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n");
        assertThat(client.read().status()).isEqualTo(403);
        assertThat(client.readToEnd()).isEmpty();
      }
    }
    for (int i = 0; i < 4; i++) {
      assertThat(fixture.get("/?user_key=value").status()).isEqualTo(200);
    }
  }

  @Test
  void more_calls_in_flight_than_allowed_get_503() throws InterruptedException {
    SynchronousQueue<String> go = new SynchronousQueue<>();
    CountDownLatch called = new CountDownLatch(1);
    GatewayFixture small =
        new GatewayFixture(
            connection -> {
              connection.readRequest();
              called.countDown();
              try {
                go.poll(5, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              connection.send(GatewayFixture.OK);
            });
    try (small) {
      small
          .with(
              settings ->
                  new SettingsChange(settings)
                      .listener(
                          new ListenerSettings(
                              settings.listener().address(), settings.listener().limits(), 1))
                      .done())
          .serve(small.service());
      try (var first = small.client()) {
        first.send(GatewayFixture.request("GET", "/?user_key=value", "localhost", ""));
        assertThat(called.await(5, TimeUnit.SECONDS)).isTrue();
        RawMessage second = small.get("/?user_key=value");
        assertThat(second.status()).isEqualTo(503);
        assertThat(second.header("Retry-After")).isEqualTo("1");
        assertThat(small.get("/_threescale/healthz").status()).isEqualTo(200);
        assertThat(go.offer("go", 5, TimeUnit.SECONDS)).isTrue();
        assertThat(first.read().status()).isEqualTo(200);
      }
      assertThat(small.get("/").status()).isEqualTo(403);
    }
  }
}
