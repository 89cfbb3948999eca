package io.tollgate.protocol.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.protocol.gateway.ConfigurationReader.Read;
import org.junit.jupiter.api.Test;

class RoundTripTest {

  @Test
  void reads_what_it_wrote() {
    RandomConfiguration random = new RandomConfiguration(25);
    ConfigurationWriter writer = new ConfigurationWriter();
    ConfigurationReader reader = new ConfigurationReader(Environment.PRODUCTION);
    for (int i = 0; i < 1_000; i++) {
      GatewayConfiguration configuration = random.next();
      String text = writer.proxyConfigs(configuration).toString();
      Read read = (Read) reader.read(text);
      assertThat(read.faults()).isEmpty();
      assertThat(read.configuration()).isEqualTo(configuration);
      assertThat(writer.proxyConfigs(read.configuration())).hasToString(text);
    }
  }
}
