package io.tollgate.server.composition;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tollgate.conformance.ContractRow;
import io.tollgate.gateway.configuration.ConfigurationSource;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.http.testkit.ScriptedUpstream;
import io.tollgate.protocol.gateway.Environment;
import io.tollgate.server.settings.SettingsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Variables of the reference gateway, from the environment to the wire (gateway.md, 1.5). */
class HonouredVariablesTest {

  @TempDir Path directory;
  private final EventLoops loops = new EventLoops(1);
  private final ScriptedUpstream backend =
      ScriptedUpstream.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  private final ScriptedUpstream upstream =
      ScriptedUpstream.answering(
          "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX-Large: " + "x".repeat(5000) + "\r\n\r\n");

  @AfterEach
  void close() {
    backend.close();
    upstream.close();
    loops.close();
  }

  private void with(Map<String, String> environment, Consumer<GatewayRole> asked) throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("gateway.json"),
            """
            {"services":[{"id":42,"system_name":"words","backend_version":"1",
              "backend_authentication_type":"service_token","backend_authentication_value":"t",
              "proxy":{"hosts":["localhost"],"api_backend":"http://127.0.0.1:%d",
                "backend":{"endpoint":"http://127.0.0.1:%d"},
                "proxy_rules":[{"http_method":"GET","pattern":"/","metric_system_name":"hits",
                  "delta":1}]}}]}
            """
                .formatted(upstream.port(), backend.port()));
    Map<String, String> flags = new HashMap<>();
    flags.put("gateway.bind", "127.0.0.1");
    flags.put("gateway.port", "0");
    flags.put("gateway.management.port", "0");
    flags.put("gateway.access-log-file", "off");
    flags.put("data.directory", directory.resolve("data").toString());
    try (GatewayRole role =
        GatewayRole.start(
            new SettingsReader().read(flags, environment, null),
            new GatewayRole.Surroundings(
                new ConfigurationSource.File(file, Environment.PRODUCTION),
                directory,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "localhost",
                "Tollgate"),
            loops,
            InstantSource.system(),
            new SimpleMeterRegistry())) {
      asked.accept(role);
    }
  }

  private static RawMessage get(GatewayRole role, String target, String header) {
    return RawClient.exchange(
        role.address(), "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n");
  }

  @Test
  @ContractRow("1.5 APICAST_LARGE_CLIENT_HEADER_BUFFERS")
  void large_client_header_buffers() throws Exception {
    String header = "X: " + "x".repeat(9000);
    with(Map.of(), role -> assertThat(get(role, "/?user_key=k", header).status()).isEqualTo(400));
    with(
        Map.of("APICAST_LARGE_CLIENT_HEADER_BUFFERS", "4 12k"),
        role -> assertThat(get(role, "/?user_key=k", header).status()).isEqualTo(200));
  }

  @Test
  @ContractRow("1.5 APICAST_PROXY_BUFFER_SIZE")
  void proxy_buffer_size() throws Exception {
    with(
        Map.of("APICAST_PROXY_BUFFER_SIZE", "8k"),
        role -> assertThat(get(role, "/?user_key=k", "X: y").status()).isEqualTo(200));
    with(
        Map.of("APICAST_PROXY_BUFFER_SIZE", "4k"),
        role -> assertThat(get(role, "/?user_key=k", "X: y").status()).isEqualTo(502));
  }

  @Test
  @ContractRow("1.5 HTTP_KEEPALIVE_TIMEOUT")
  void keep_alive_timeout() throws Exception {
    with(
        Map.of(),
        role -> assertThat(get(role, "/?user_key=k", "X: y").header("Connection")).isEmpty());
    with(
        Map.of("HTTP_KEEPALIVE_TIMEOUT", "0"),
        role ->
            assertThat(get(role, "/?user_key=k", "X: y").header("Connection")).isEqualTo("close"));
  }

  @Test
  void encoded_slash_and_request_id() throws Exception {
    with(
        Map.of("TOLLGATE_ENCODED_SLASH", "reject"),
        role -> assertThat(get(role, "/a%2Fb?user_key=k", "X: y").status()).isEqualTo(400));
    with(
        Map.of("TOLLGATE_GATEWAY_REQUEST_ID", "false"),
        role -> assertThat(get(role, "/?user_key=k", "X: y").status()).isEqualTo(200));
    assertThat(upstream.requests().getLast().all("X-Request-Id")).isEmpty();
  }
}
