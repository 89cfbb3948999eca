package io.tollgate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway that runs alone, from a file, and asks a backend over the wire as the reference's
 * gateway does.
 */
class GatewayAloneIT {

  @TempDir Path directory;

  @Test
  void it_serves_the_products_of_its_file_and_the_backend_counts() throws Exception {
    Path whole = Files.createDirectory(directory.resolve("whole"));
    Path alone = Files.createDirectory(directory.resolve("alone"));
    try (RunningProduct product = RunningProduct.start(whole)) {
      MeteredProduct metered = MeteredProduct.make(product, "eternity", 2);
      Path file =
          Files.writeString(
              alone.resolve("gateway.json"), "{\"services\":[" + metered.content() + "]}");
      try (RunningProduct gateway =
          RunningProduct.start(alone, "--roles=gateway", "--gateway.configuration-file=" + file)) {
        int port = gateway.ports().gateway();

        assertThat(CallStorm.once(port, metered.call())).isEqualTo(200);
        assertThat(CallStorm.once(port, metered.call())).isEqualTo(200);
        CallStorm.untilLimited(port, metered.call());
        assertThat(metered.usage()).contains("<current_value>2</current_value>");

        assertThat(gateway.stop()).isZero();
      }
    }
  }
}
