package io.tollgate.gateway.proxy;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.conformance.ContractRow;
import io.tollgate.gateway.GatewaySettings;
import io.tollgate.gateway.testkit.ClosedPort;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.client.UpstreamTimeouts;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.http.testkit.ScriptedUpstream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Upstreams that do not answer, or wrongly; the gateway goes on serving (gateway.md, 2.5). */
class UpstreamTroubleTest {

  private static final String TARGET = "/x?user_key=value";

  private final LoggedLines log = new LoggedLines();
  private @Nullable GatewayFixture fixture;

  @AfterEach
  void close() {
    if (fixture != null) {
      fixture.close();
    }
    log.close();
  }

  private GatewayFixture fixture(ScriptedUpstream.@Nullable Script script) {
    GatewayFixture made = new GatewayFixture(script);
    fixture = made;
    return made.with(UpstreamTroubleTest::impatient);
  }

  private static GatewaySettings impatient(GatewaySettings settings) {
    UpstreamSettings standard = UpstreamSettings.DEFAULT;
    Duration second = Duration.ofSeconds(1);
    return new SettingsChange(settings)
        .upstream(
            new UpstreamSettings(
                standard.limits(),
                new UpstreamTimeouts(second, second, second),
                standard.verify(),
                standard.forwarded(),
                standard.requestId(),
                standard.retryCases()))
        .done();
  }

  private GatewayFixture serve(String apiBackend) {
    GatewayFixture made = fixture(null);
    ObjectNode service = made.service();
    proxy(service).put("api_backend", apiBackend);
    return made.serve(service);
  }

  private static void assertPage(RawMessage answer, int status, String title) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("text/html");
    assertThat(answer.body())
        .contains(title)
        .doesNotContain("127.0.0.1")
        .doesNotContain("xception");
  }

  @Test
  @ConformanceCase("GW-64")
  void a_closed_port_is_a_bad_gateway() {
    try (ClosedPort closed = new ClosedPort()) {
      GatewayFixture gateway = serve(closed.url());
      assertPage(gateway.get(TARGET), 502, "502 Bad Gateway");
      assertThat(gateway.backend.requests()).hasSize(1);
    }
    assertThat(log.lines()).anyMatch(l -> l.contains("REFUSED") && l.contains("user_key=***"));
  }

  @Test
  @ConformanceCase("GW-64")
  void an_unknown_name_is_an_unavailable_service() {
    GatewayFixture gateway = serve("http://no-such-name.invalid:80");
    assertPage(gateway.get(TARGET), 503, "503 Service Unavailable");
  }

  @Test
  @ConformanceCase("GW-64")
  void a_silent_upstream_is_a_gateway_timeout() {
    GatewayFixture gateway =
        fixture(
            connection -> {
              connection.readRequest();
              connection.readToEnd();
            });
    gateway.serve(gateway.service());
    assertPage(gateway.get(TARGET), 504, "504 Gateway Timeout");
    assertThat(log.lines())
        .anyMatch(
            line ->
                line.startsWith("upstream timed out (110: Connection timed out) while ")
                    && line.contains(", client: 127.0.0.1, server: words, request: \"GET /x?")
                    && line.contains(", upstream: \"http://127.0.0.1:")
                    && line.contains(", host: \"localhost\""));
    assertThat(gateway.get("/").status()).isEqualTo(403);
  }

  @Test
  void an_answer_that_is_none_is_a_bad_gateway() {
    GatewayFixture gateway =
        fixture(
            connection -> {
              connection.readRequest();
              connection.send("SSH-2.0-OpenSSH_9\r\n\r\n");
            });
    gateway.serve(gateway.service());
    assertPage(gateway.get(TARGET), 502, "502 Bad Gateway");
  }

  @Test
  void a_reset_connection_is_a_bad_gateway() {
    GatewayFixture gateway =
        fixture(
            connection -> {
              connection.readRequest();
              connection.reset();
            });
    gateway.serve(gateway.service());
    assertPage(gateway.get(TARGET), 502, "502 Bad Gateway");
  }

  @Test
  @ConformanceCase("GW-65")
  @ContractRow("8.1 upstream response header block")
  void an_answers_head_above_its_limit_is_a_bad_gateway() {
    GatewayFixture gateway = fixture(null);
    gateway.serve(gateway.service());
    gateway.upstreamAnswer =
        "HTTP/1.1 200 OK\r\nX-Large: " + "x".repeat(9000) + "\r\nContent-Length: 0\r\n\r\n";
    assertPage(gateway.get(TARGET), 502, "502 Bad Gateway");
  }

  @Test
  @ConformanceCase("GW-65")
  void a_large_head_within_the_limit_passes() {
    GatewayFixture gateway = fixture(null);
    gateway.serve(gateway.service());
    gateway.upstreamAnswer =
        "HTTP/1.1 200 OK\r\nX-Large: " + "x".repeat(5000) + "\r\nContent-Length: 0\r\n\r\n";
    assertThat(gateway.get(TARGET).header("X-Large")).hasSize(5000);
  }

  @Test
  void an_answer_that_switches_protocols_unasked_is_a_bad_gateway() {
    GatewayFixture gateway = fixture(null);
    gateway.serve(gateway.service());
    gateway.upstreamAnswer =
        "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n";
    assertPage(gateway.get(TARGET), 502, "502 Bad Gateway");
  }

  @Test
  void an_url_that_cannot_be_read_is_no_upstream() {
    GatewayFixture gateway = serve("gopher://up");
    assertThat(gateway.get(TARGET).status()).isEqualTo(404);
    assertThat(log.lines()).anyMatch(line -> line.contains("proxy.api_backend is no http"));
  }
}
