package io.tollgate.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The variables of the reference's gateway about upstreams (gateway.md, 1.5). */
class GatewayUpstreamSectionTest {

  private static GatewayUpstreamSection with(Map<String, String> environment)
      throws SettingsRefused {
    return GatewayUpstreamSection.from(new SettingsReader().read(Map.of(), environment, null));
  }

  @Test
  void resolver_names_servers_to_ask_first() throws Exception {
    assertThat(with(Map.of()).nameServers()).isEmpty();
    assertThat(with(Map.of("RESOLVER", "10.0.0.2 10.0.0.3:5353, [::1]:54 valid=30s")).nameServers())
        .containsExactly(
            new InetSocketAddress("10.0.0.2", 53),
            new InetSocketAddress("10.0.0.3", 5353),
            new InetSocketAddress("::1", 54));
    assertThatThrownBy(() -> with(Map.of("RESOLVER", "10.0.0.2:dns")))
        .hasMessageContaining("10.0.0.2:5353");
  }

  @Test
  void apicast_upstream_retry_cases_says_when_to_send_again() throws Exception {
    assertThat(with(Map.of()).retryCases()).isEqualTo("error timeout");
    assertThat(with(Map.of("APICAST_UPSTREAM_RETRY_CASES", "http_503 off")).retryCases())
        .isEqualTo("http_503 off");
    assertThatThrownBy(() -> with(Map.of("APICAST_UPSTREAM_RETRY_CASES", "sometimes")))
        .hasMessageContaining("invalid_header");
  }
}
