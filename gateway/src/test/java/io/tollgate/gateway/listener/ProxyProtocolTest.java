package io.tollgate.gateway.listener;

import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.testkit.RawClient;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of an address that a balancer announces (gateway.md, 1.5 and ruling 18). */
class ProxyProtocolTest {

  private static final String HEADER = "PROXY TCP4 192.0.2.7 10.0.0.1 4711 80\r\n";

  private GatewayFixture fixture;

  @BeforeEach
  void make() {
    fixture = new GatewayFixture();
    fixture.with(
        settings -> {
          ListenerSettings clear = settings.listener();
          return new SettingsChange(settings)
              .listener(
                  new ListenerSettings(
                      clear.address(),
                      true,
                      Optional.empty(),
                      clear.limits(),
                      clear.callsInFlight(),
                      clear.spool()))
              .done();
        });
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private static final String CALL =
      GatewayFixture.request("GET", "/?user_key=value", "localhost", "");

  private int status(String header) {
    try (RawClient client = fixture.client()) {
      return client.send(header + CALL).read().status();
    }
  }

  @Test
  void the_upstream_is_told_the_address_of_the_connection() {
    fixture.serve(fixture.service());
    assertThat(status(HEADER)).isEqualTo(200);
    assertThat(fixture.upstreamRequest().header("X-Real-IP")).isEqualTo("127.0.0.1");
  }

  @Test
  void a_connection_that_announces_nobody_is_closed() {
    fixture.serve(fixture.service());
    try (RawClient client = fixture.client()) {
      assertThat(client.send(CALL).readToEnd()).isEmpty();
    }
    assertThat(fixture.backend.requests()).isEmpty();
  }

  @Test
  void ip_check_can_judge_the_announced_address() {
    String check =
        link(
            "ip_check",
            "\"check_type\":\"whitelist\",\"ips\":[\"192.0.2.0/24\"],"
                + "\"client_ip_sources\":[\"proxy_protocol_addr\"]");
    fixture.serve(chain(fixture.service(), check, APICAST));
    assertThat(status(HEADER)).isEqualTo(200);
    assertThat(status(HEADER.replace("192.0.2.7", "198.51.100.7"))).isEqualTo(403);
  }
}
