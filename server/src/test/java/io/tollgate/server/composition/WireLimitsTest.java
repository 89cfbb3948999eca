package io.tollgate.server.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tollgate.http.client.UpstreamLimits;
import io.tollgate.http.server.HttpLimits;
import io.tollgate.http.server.HttpTimeouts;
import io.tollgate.server.settings.GatewayWireSection;
import io.tollgate.server.settings.SettingsReader;
import io.tollgate.server.settings.SettingsRefused;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WireLimitsTest {

  private static GatewayWireSection settings(Map<String, String> environment)
      throws SettingsRefused {
    return GatewayWireSection.from(new SettingsReader().read(Map.of(), environment, null));
  }

  @Test
  void nothing_set_is_what_the_contract_says() throws Exception {
    GatewayWireSection settings = settings(Map.of());
    assertThat(WireLimits.requests(settings, HttpTimeouts.DEFAULT)).isEqualTo(HttpLimits.DEFAULT);
    assertThat(WireLimits.answers(settings, UpstreamLimits.DEFAULT))
        .isEqualTo(UpstreamLimits.DEFAULT);
    assertThat(settings.verify()).isTrue();
    assertThat(settings.extendedMetrics()).isFalse();
  }

  @Test
  void the_reference_gateways_variables_are_read() throws Exception {
    GatewayWireSection settings =
        settings(
            Map.of(
                "APICAST_LARGE_CLIENT_HEADER_BUFFERS",
                "4 12k",
                "APICAST_PROXY_BUFFER_SIZE",
                "16K",
                "APICAST_EXTENDED_METRICS",
                "1",
                "OPENSSL_VERIFY",
                "0",
                "SSL_CERT_FILE",
                "/etc/ca.pem"));
    HttpLimits limits = WireLimits.requests(settings, HttpTimeouts.DEFAULT);
    assertThat(limits.requestLine()).isEqualTo(12 * 1024);
    assertThat(limits.headerLine()).isEqualTo(12 * 1024);
    assertThat(limits.headerBlock()).isEqualTo(48 * 1024);
    assertThat(WireLimits.answers(settings, UpstreamLimits.DEFAULT).headBytes())
        .isEqualTo(16 * 1024);
    assertThat(settings.verify()).isFalse();
    assertThat(settings.extendedMetrics()).isTrue();
    assertThat(settings.trusted()).isEqualTo("/etc/ca.pem");
  }

  @Test
  void sizes_have_bounds() {
    for (String wrong :
        List.of("4", "0 8k", "65 8k", "4 100", "4 1m", "4 8q", "x 8k", "4 9999999m")) {
      assertThatExceptionOfType(SettingsRefused.class)
          .as(wrong)
          .isThrownBy(() -> settings(Map.of("APICAST_LARGE_CLIENT_HEADER_BUFFERS", wrong)))
          .withMessageContaining("APICAST_LARGE_CLIENT_HEADER_BUFFERS");
    }
  }
}
