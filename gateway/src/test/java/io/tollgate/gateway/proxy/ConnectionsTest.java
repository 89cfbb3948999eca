package io.tollgate.gateway.proxy;

import static io.tollgate.gateway.testkit.GatewayFixture.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.PolicyLinks;
import io.tollgate.http.testkit.RawMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Connections are kept on both sides, and every client can tell where its answer ends (2.9). */
class ConnectionsTest {

  private static final String KEY = "?user_key=value";

  private final GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private ObjectNode anyMethod() {
    return GatewayFixture.rules(fixture.service(), rule("ANY", "/", 1));
  }

  private void assertPassed(RawMessage answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("from the upstream");
  }

  @Test
  void serves_many_calls_over_one_connection_on_either_side() {
    // Without a cache: reports after the answer may overtake each other on a second connection.
    fixture.serve(
        PolicyLinks.chain(fixture.service(), PolicyLinks.caching("none"), PolicyLinks.APICAST));
    try (var client = fixture.client()) {
      for (int i = 0; i < 50; i++) {
        client.send(GatewayFixture.request("GET", "/" + KEY, "localhost", ""));
        assertPassed(client.read());
      }
    }
    assertThat(fixture.upstream.connections()).isEqualTo(1);
    assertThat(fixture.backend.connections()).isEqualTo(1);
  }

  @Test
  void old_clients_get_their_answer_and_the_end_of_the_connection() {
    fixture.serve(fixture.service());
    fixture.upstreamAnswer =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
    try (var client = fixture.client()) {
      client.send("GET /" + KEY + " HTTP/1.0\r\nHost: localhost\r\n\r\n");
      String all = client.readToEnd();
      assertThat(all).endsWith("\r\n\r\nhello").doesNotContain("chunked");
    }
  }

  @Test
  void old_clients_may_keep_their_connection() {
    fixture.serve(fixture.service());
    try (var client = fixture.client()) {
      String request =
          "GET /" + KEY + " HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n";
      for (int i = 0; i < 3; i++) {
        RawMessage answer = client.send(request).read();
        assertPassed(answer);
        assertThat(answer.header("Connection")).isEqualTo("keep-alive");
      }
    }
  }

  @Test
  void closes_after_the_answer_when_the_client_asks_for_it() {
    fixture.serve(fixture.service());
    try (var client = fixture.client()) {
      client.send(GatewayFixture.request("GET", "/" + KEY, "localhost", "", "Connection: close"));
      RawMessage answer = client.read();
      assertPassed(answer);
      assertThat(answer.header("Connection")).isEqualTo("close");
      assertThat(client.readToEnd()).isEmpty();
    }
  }

  @Test
  void an_answer_without_length_arrives_whole() {
    GatewayFixture other =
        new GatewayFixture(
            connection -> {
              connection.readRequest();
              connection.send("HTTP/1.1 200 OK\r\n\r\nuntil the end");
            });
    try (other) {
      other.serve(other.service());
      RawMessage answer = other.get("/" + KEY);
      assertThat(answer.body()).isEqualTo("until the end");
      assertThat(answer.header("Transfer-Encoding")).isEqualTo("chunked");
    }
  }

  @Test
  void answers_to_head_have_no_body_but_its_length() {
    fixture.serve(anyMethod());
    fixture.upstreamAnswer = "HTTP/1.1 200 OK\r\nContent-Length: 1234\r\n\r\n";
    try (var client = fixture.client()) {
      for (int i = 0; i < 2; i++) {
        client.send(GatewayFixture.request("HEAD", "/" + KEY, "localhost", ""));
        RawMessage answer = client.readHead();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Length")).isEqualTo("1234");
      }
    }
  }
}
