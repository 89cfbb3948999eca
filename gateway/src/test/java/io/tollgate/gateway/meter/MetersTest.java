package io.tollgate.gateway.meter;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static io.tollgate.gateway.testkit.GatewayFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.testkit.ClosedPort;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.testkit.RawClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What dashboards read (gateway.md, 4.5). */
class MetersTest {

  private final GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private double count(String name, String... tags) {
    return fixture.meters.get(name).tags(tags).counter().count();
  }

  @Test
  @ConformanceCase("GW-102")
  void counts_answers_by_status() {
    fixture.serve(fixture.service());
    fixture.get("/?user_key=value");
    fixture.get("/");
    RawClient.exchange(fixture.address(), request("GET", "/", "unknown", ""));
    RawClient.exchange(fixture.address(), "GET / HTTP/1.1\r\n\r\n");
    assertThat(count("apicast_status", "status", "200")).isEqualTo(1);
    assertThat(count("apicast_status", "status", "403")).isEqualTo(1);
    assertThat(count("apicast_status", "status", "404")).isEqualTo(1);
    assertThat(count("apicast_status", "status", "400")).isEqualTo(1);
    assertThat(
            count("upstream_status", "status", "200", "service_id", "", "service_system_name", ""))
        .isEqualTo(1);
    assertThat(fixture.meters.get("upstream_response_time_seconds").summary().count()).isEqualTo(1);
    assertThat(fixture.meters.get("total_response_time_seconds").summary().count()).isEqualTo(2);
  }

  @Test
  void names_services_when_asked_to() {
    fixture
        .with(settings -> new SettingsChange(settings).extendedMetrics(true).done())
        .serve(fixture.service());
    fixture.get("/?user_key=value");
    assertThat(
            count(
                "upstream_status",
                "status",
                "200",
                "service_id",
                "42",
                "service_system_name",
                "words"))
        .isEqualTo(1);
  }

  @Test
  void shows_the_connections_of_clients() {
    fixture.serve(fixture.service());
    try (var client = fixture.client()) {
      client.send(request("GET", "/", "localhost", ""));
      assertThat(client.read().status()).isEqualTo(403);
      assertThat(connections("accepted")).isEqualTo(1);
      assertThat(connections("active")).isEqualTo(1);
      assertThat(connections("total")).isEqualTo(1);
      assertThat(connections("waiting")).isEqualTo(1);
      assertThat(connections("writing")).isZero();
    }
  }

  private double connections(String state) {
    return fixture.meters.get("nginx_http_connections").tag("state", state).gauge().value();
  }

  @Test
  @ConformanceCase("GW-103")
  void counts_calls_to_the_backend() {
    try (ClosedPort closed = new ClosedPort()) {
      ObjectNode unanswered = fixture.service();
      unanswered.put("id", 43);
      proxy(unanswered).putArray("hosts").add("unanswered");
      proxy(unanswered).putObject("backend").put("endpoint", closed.url());
      fixture.serve(fixture.service(), unanswered);
      fixture.get("/?user_key=value");
      fixture.backendAnswer = "HTTP/1.1 409 Conflict\r\nContent-Length: 0\r\n\r\n";
      fixture.get("/?user_key=another");
      RawClient.exchange(fixture.address(), request("GET", "/?user_key=value", "unanswered", ""));
    }
    assertThat(count("threescale_backend_calls", "endpoint", "authrep", "status", "2xx"))
        .isEqualTo(1);
    assertThat(count("threescale_backend_calls", "endpoint", "authrep", "status", "4xx"))
        .isEqualTo(1);
    assertThat(count("threescale_backend_calls", "endpoint", "authrep", "status", "invalid_status"))
        .isEqualTo(1);
  }
}
