package io.tollgate.gateway.listener;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ContractRow;
import io.tollgate.gateway.authorization.BackendSettings;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.client.UpstreamLimits;
import io.tollgate.http.client.UpstreamTimeouts;
import io.tollgate.http.server.HttpLimits;
import io.tollgate.http.server.HttpTimeouts;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What a request may measure, and how long its client may take (gateway.md, 8.1 and 8.2). */
class RequestBoundsTest {

  private static final String TARGET = "/?user_key=value";

  private final GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private RawMessage withHeaders(int count, int length) {
    String[] headers = new String[count];
    for (int i = 0; i < count; i++) {
      headers[i] = "X-" + i + ": " + "x".repeat(length);
    }
    return fixture.get(TARGET, headers);
  }

  @Test
  @ContractRow("8.1 all headers")
  void all_headers_together_fit_into_four_buffers() {
    fixture.serve(fixture.service());
    assertThat(withHeaders(4, 7000).status()).isEqualTo(200);
    assertThat(withHeaders(5, 7000).status()).isEqualTo(400);
  }

  @Test
  @ContractRow("8.1 header count")
  void two_hundred_headers_are_the_most() {
    fixture.serve(fixture.service());
    assertThat(withHeaders(199, 1).status()).isEqualTo(200);
    assertThat(withHeaders(200, 1).status()).isEqualTo(400);
  }

  @Test
  @ContractRow("8.1 request line")
  void a_request_line_fits_into_one_buffer() {
    fixture.serve(fixture.service());
    String other = "GET " + TARGET + "&x= HTTP/1.1";
    assertThat(fixture.get(TARGET + "&x=" + "x".repeat(8192 - other.length())).status())
        .isEqualTo(200);
    assertThat(fixture.get(TARGET + "&x=" + "x".repeat(8193 - other.length())).status())
        .isEqualTo(414);
  }

  @Test
  @ContractRow("8.1 query parameters looked at by rules and policies")
  void a_hundred_parameters_are_looked_at_and_all_forwarded() {
    ObjectNode rule = GatewayFixture.rule("GET", "/?q={q}", 1);
    rule.putObject("querystring_parameters").put("q", "{q}");
    fixture.serve(GatewayFixture.rules(fixture.service(), rule));
    String ninetyEight = "&a=b".repeat(98);
    assertThat(fixture.get(TARGET + ninetyEight + "&q=1").status()).isEqualTo(200);
    assertThat(fixture.upstreamRequest().start()).contains(ninetyEight + "&q=1 ");
    assertThat(fixture.get(TARGET + ninetyEight + "&a=b&q=1").status()).isEqualTo(404);
    assertThat(fixture.get("/?q=1&user_key=value" + "&a=b".repeat(150)).status()).isEqualTo(200);
    assertThat(fixture.upstream.requests().getLast().start()).contains("&a=b".repeat(150) + " ");
  }

  private void impatient(Duration head, Duration keepAlive, Duration body) {
    HttpTimeouts times = new HttpTimeouts(head, keepAlive, body, Duration.ofSeconds(60));
    fixture
        .with(
            settings ->
                new SettingsChange(settings)
                    .listener(
                        new ListenerSettings(
                            settings.listener().address(), HttpLimits.DEFAULT.with(times), 100))
                    .done())
        .serve(fixture.service());
  }

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(700);

  @Test
  @ContractRow({
    "8.2 client header 60 s",
    "8.2 slow-loris bound",
    "8.2 complete header within 30 s total"
  })
  void a_head_that_comes_byte_by_byte_gets_408() throws InterruptedException {
    impatient(SHORT, LONG, LONG);
    try (RawClient client = fixture.client()) {
      client.send("GET / HTTP/1.1\r\nHost: localhost\r\nX: ");
      for (int i = 0; i < 10; i++) {
        Thread.sleep(100);
        client.send("x");
      }
      assertThat(client.read().status()).isEqualTo(408);
    }
    assertThat(HttpTimeouts.DEFAULT.head()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  @ContractRow("8.2 client body idle")
  void a_body_that_stops_gets_408() {
    impatient(LONG, LONG, SHORT);
    try (RawClient client = fixture.client()) {
      client.send(
          "GET " + TARGET + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhalf");
      assertThat(client.read().status()).isEqualTo(408);
    }
    assertThat(HttpTimeouts.DEFAULT.bodyIdle()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  @ContractRow("8.2 keep-alive 75 s")
  void an_idle_connection_is_closed() {
    impatient(LONG, SHORT, LONG);
    try (RawClient client = fixture.client()) {
      client.send(GatewayFixture.request("GET", TARGET, "localhost", ""));
      assertThat(client.read().status()).isEqualTo(200);
      assertThat(client.readToEnd()).isEmpty();
    }
    assertThat(HttpTimeouts.DEFAULT.keepAlive()).isEqualTo(Duration.ofSeconds(75));
  }

  @Test
  @ContractRow({"8.2 upstream connect 60 / send 60 / read-idle 60 s", "8.2 upstream pool 1024"})
  void upstreams_have_a_minute_and_a_pool() {
    assertThat(UpstreamTimeouts.DEFAULT).isEqualTo(new UpstreamTimeouts(LONG, LONG, LONG));
    assertThat(UpstreamLimits.DEFAULT.idleConnections()).isEqualTo(1024);
  }

  @Test
  @ContractRow("8.2 backend pool 512")
  void backends_have_a_pool() {
    assertThat(BackendSettings.DEFAULT.limits().connections()).isEqualTo(512);
  }

  @Test
  @ContractRow("8.2 connections are shared only within host + service id")
  void services_share_no_upstream_connection() {
    ObjectNode other = fixture.service();
    other.put("id", 43);
    proxy(other).putArray("hosts").add("other");
    fixture.serve(fixture.service(), other);
    // Both over one connection of the client, hence on one event loop.
    try (RawClient client = fixture.client()) {
      for (String host : new String[] {"localhost", "other", "localhost", "other"}) {
        client.send(GatewayFixture.request("GET", TARGET, host, ""));
        assertThat(client.read().status()).isEqualTo(200);
      }
    }
    assertThat(fixture.upstream.connections()).isEqualTo(2);
  }
}
