package io.tollgate.gateway.policy.builtin;

import static io.tollgate.gateway.testkit.GatewayFixture.rule;
import static io.tollgate.gateway.testkit.GatewayFixture.rules;
import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.conformance.ContractRow;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.http.testkit.ScriptedUpstream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bounds of bodies (gateway.md, 5.3, payload_limits). */
class PayloadLimitsTest {

  private static final String TARGET = "/?user_key=value";
  private static final String CHUNK_OF_60 = "3c\r\n" + "x".repeat(60) + "\r\n";

  private final GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private void serve(String configuration) {
    fixture.serve(
        chain(
            rules(fixture.service(), rule("ANY", "/", 1)),
            link("payload_limits", configuration),
            APICAST));
  }

  @Test
  @ConformanceCase("GW-125")
  @ContractRow("8.1 request body")
  void refuses_a_request_that_announces_too_much() {
    serve("\"request\":100,\"response\":0");
    RawMessage answer = fixture.send("POST", TARGET, "x".repeat(200));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.body()).isEqualTo("Payload Too Large\n");
    assertThat(fixture.backend.requests()).isEmpty();
    assertThat(fixture.upstream.requests()).isEmpty();
    assertThat(fixture.send("POST", TARGET, "x".repeat(100)).status()).isEqualTo(200);
  }

  @Test
  void refuses_a_request_that_announces_nothing_once_it_has_become_too_much() {
    serve("\"request\":100,\"response\":0");
    try (RawClient client = fixture.client()) {
      client
          .send(
              "POST %s HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                  .formatted(TARGET))
          .send(CHUNK_OF_60)
          .send(CHUNK_OF_60);
      assertThat(client.read().status()).isEqualTo(413);
    }
    assertThat(fixture.upstream.requests()).isEmpty();
  }

  @Test
  void counts_a_form_that_was_looked_at_before() {
    serve("\"request\":100,\"response\":0");
    try (RawClient client = fixture.client()) {
      client.send(
          "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
              + "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
              + "e\r\nuser_key=value\r\n"
              + CHUNK_OF_60
              + CHUNK_OF_60
              + "0\r\n\r\n");
      assertThat(client.read().status()).isEqualTo(413);
    }
    assertThat(fixture.upstream.requests()).isEmpty();
  }

  @Test
  void refuses_an_answer_that_announces_too_much() {
    serve("\"request\":0,\"response\":100");
    fixture.upstreamAnswer = ScriptedUpstream.ok("x".repeat(200));
    RawMessage answer = fixture.get(TARGET);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.body()).isEqualTo("Payload Too Large");
    fixture.upstreamAnswer = ScriptedUpstream.ok("x".repeat(100));
    assertThat(fixture.get(TARGET).body()).hasSize(100);
  }

  @Test
  void cuts_an_answer_that_announces_nothing_once_it_has_become_too_much() {
    serve("\"request\":0,\"response\":100");
    fixture.upstreamAnswer =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            + CHUNK_OF_60
            + CHUNK_OF_60
            + "0\r\n\r\n";
    try (RawClient client = fixture.client()) {
      client.send(GatewayFixture.request("GET", TARGET, "localhost", ""));
      assertThat(client.readToEnd()).doesNotContain("0\r\n\r\n");
    }
  }
}
