package io.tollgate.server.composition;

import static io.tollgate.server.composition.VariableSurroundings.CALL;
import static io.tollgate.server.composition.VariableSurroundings.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ContractRow;
import io.tollgate.http.testkit.RawClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Variables of the reference gateway about logs, numbers and the management API, from the
 * environment to what an operator sees (gateway.md, 1.5 and 4.3 to 4.5).
 */
class ObservationVariablesTest {

  @TempDir Path directory;
  private VariableSurroundings around;
  private Path accessLog;

  @BeforeEach
  void make() {
    around = new VariableSurroundings(directory);
    accessLog = directory.resolve("access.log");
  }

  @AfterEach
  void close() {
    around.close();
  }

  private String logged() {
    try {
      return Files.readString(accessLog);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @ContractRow("1.5 APICAST_ACCESS_LOG_FILE")
  void access_log_file() {
    around.start("APICAST_ACCESS_LOG_FILE", accessLog.toString());
    around.get(CALL);
    soon("the line of the call", () -> logged().contains("\"GET /?user_key=*** HTTP/1.1\" 200"));
  }

  @Test
  @ContractRow("1.5 APICAST_ACCESS_LOG_BUFFER")
  void access_log_buffer() throws Exception {
    around.start(
        "APICAST_ACCESS_LOG_FILE", accessLog.toString(), "APICAST_ACCESS_LOG_BUFFER", "1k");
    try (RawClient client = new RawClient(around.address())) {
      call(client, "first");
      Thread.sleep(500);
      assertThat(logged()).as("a line alone does not fill the buffer").isEmpty();
      for (int i = 0; i < 15; i++) {
        call(client, "later");
      }
      soon("what filled the buffer", () -> logged().contains("first"));
      call(client, "last");
    }
    around.stop();
    assertThat(logged()).as("at the end all is written").contains("last");
  }

  private static void call(RawClient client, String path) {
    client.send(VariableSurroundings.request("localhost", "/" + path + "?user_key=value"));
    assertThat(client.read().status()).isEqualTo(200);
  }

  @Test
  @ContractRow("1.5 APICAST_EXTENDED_METRICS")
  void extended_metrics() {
    around.flag("gateway.access-log-file", "off").start();
    around.get(CALL);
    assertThat(around.metrics()).contains("service_id=\"\",service_system_name=\"\"");
    around.start("APICAST_EXTENDED_METRICS", "true");
    around.get(CALL);
    assertThat(around.metrics()).contains("service_id=\"42\",service_system_name=\"words\"");
  }

  @Test
  @ContractRow("1.5 NGINX_METRICS_LOG_LEVEL")
  void metrics_log_level() {
    around.flag("gateway.access-log-file", "off");
    around.start();
    LoggerFactory.getLogger("any").error("broken");
    LoggerFactory.getLogger("any").warn("suspicious");
    assertThat(around.metrics())
        .contains("# TYPE nginx_error_log counter", "nginx_error_log{level=\"error\"} 1.0")
        .doesNotContain("nginx_error_log{level=\"warn\"}");
    around.start("NGINX_METRICS_LOG_LEVEL", "warn");
    LoggerFactory.getLogger("any").warn("suspicious");
    assertThat(around.metrics()).contains("nginx_error_log{level=\"warn\"} 1.0");
  }

  @Test
  @ContractRow("1.5 APICAST_MANAGEMENT_API")
  void management_api() {
    around.flag("gateway.access-log-file", "off");
    assertModes(Map.of("/", 404, "/policies", 200, "/status/live", 200, "/config", 404));
    assertModes(
        Map.of("/", 403, "/policies", 404, "/status/live", 404, "/config", 404),
        "APICAST_MANAGEMENT_API",
        "disabled");
    assertModes(
        Map.of("/", 404, "/policies", 200, "/status/live", 404, "/config", 404),
        "APICAST_MANAGEMENT_API",
        "policies");
    assertModes(
        Map.of("/", 404, "/policies", 200, "/status/live", 200, "/config", 200),
        "APICAST_MANAGEMENT_API",
        "debug");
    assertModes(
        Map.of("/", 404, "/policies", 404, "/status/live", 404, "/config", 404),
        "APICAST_MANAGEMENT_API",
        "on");
    assertThat(around.metrics())
        .as("told to the log")
        .contains("nginx_error_log{level=\"error\"} 1.0");
    assertThat(around.get(CALL).status()).isEqualTo(200);
  }

  private void assertModes(Map<String, Integer> statuses, String... variables) {
    around.start(variables);
    statuses.forEach(
        (target, status) ->
            assertThat(around.management(target).status()).as(target).isEqualTo(status));
  }
}
