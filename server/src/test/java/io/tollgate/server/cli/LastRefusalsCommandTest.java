package io.tollgate.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tollgate.gateway.Gateway;
import io.tollgate.gateway.GatewaySettings;
import io.tollgate.gateway.call.Profile;
import io.tollgate.gateway.configuration.ConfigurationSource;
import io.tollgate.gateway.listener.ListenerSettings;
import io.tollgate.gateway.log.AccessLogSettings;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.ApiHandler;
import io.tollgate.http.server.BadRequestPage;
import io.tollgate.http.server.BodyLimit;
import io.tollgate.http.server.HttpLimits;
import io.tollgate.http.server.HttpServer;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.ScriptedUpstream;
import io.tollgate.protocol.gateway.Environment;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command against a gateway whose management API listens. */
class LastRefusalsCommandTest {

  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @TempDir Path directory;
  private final EventLoops loops = new EventLoops(1);
  private final StringWriter printed = new StringWriter();
  private final ScriptedUpstream backend =
      ScriptedUpstream.answering(
          "HTTP/1.1 409 Conflict\r\nContent-Length: 0\r\n3scale-rejection-reason: limits_exceeded\r\n"
              + "3scale-limit-max-value: 10\r\n3scale-limit-remaining: 2\r\n3scale-limit-reset: 36\r\n\r\n");
  private final ScriptedUpstream forbidding =
      ScriptedUpstream.answering(
          "HTTP/1.1 409 Conflict\r\nContent-Length: 0\r\n3scale-rejection-reason: limits_exceeded\r\n"
              + "3scale-limit-max-value: 0\r\n3scale-limit-remaining: 0\r\n\r\n");
  private Gateway gateway;
  private HttpServer management;

  @BeforeEach
  void start() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("gateway.json"),
            """
            {"services":[{"id":42,"system_name":"words","backend_version":"1",
              "backend_authentication_type":"service_token","backend_authentication_value":"t",
              "proxy":{"hosts":["localhost"],"api_backend":"http://127.0.0.1:1",
                "error_status_limits_exceeded":429,
                "backend":{"endpoint":"http://127.0.0.1:%d"},
                "proxy_rules":[{"http_method":"GET","pattern":"/words",
                  "metric_system_name":"hits","delta":1}]}},
              {"id":43,"system_name":"refunds","backend_version":"1",
              "backend_authentication_type":"service_token","backend_authentication_value":"t",
              "proxy":{"hosts":["refunds"],"api_backend":"http://127.0.0.1:1",
                "backend":{"endpoint":"http://127.0.0.1:%d"},
                "proxy_rules":[{"http_method":"GET","pattern":"/",
                  "metric_system_name":"refunds.get","delta":1}]}},
              {"id":44,"system_name":"closed","backend_version":"1",
              "backend_authentication_type":"service_token","backend_authentication_value":"t",
              "proxy":{"hosts":["closed"],"api_backend":"http://127.0.0.1:1",
                "backend":{"endpoint":"http://127.0.0.1:1"},
                "policy_chain":[
                  {"name":"ip_check","version":"builtin","configuration":
                    {"check_type":"blacklist","ips":["127.0.0.1"]}},
                  {"name":"apicast","version":"builtin","configuration":{}}]}}]}
            """
                .formatted(backend.port(), forbidding.port()));
    GatewaySettings usual =
        GatewaySettings.of(new ConfigurationSource.File(file, Environment.PRODUCTION));
    gateway =
        new Gateway(
            new GatewaySettings(
                usual.configuration(),
                Profile.SEED,
                Optional.empty(),
                usual.pathRouting(),
                new ListenerSettings(ANY_PORT, HttpLimits.DEFAULT, 10),
                usual.upstream(),
                usual.backend(),
                usual.oidc(),
                usual.authorization(),
                AccessLogSettings.OFF,
                usual.management(),
                usual.policies(),
                false,
                "localhost",
                usual.outgoing()),
            loops,
            Optional.empty(),
            InstantSource.system(),
            new SimpleMeterRegistry());
    gateway.start();
    management =
        HttpServer.listen(
            loops,
            ANY_PORT,
            HttpLimits.DEFAULT,
            BadRequestPage.EMPTY,
            () -> new ApiHandler(gateway.managementHandler(), BodyLimit.SMALL));
  }

  @AfterEach
  void stop() {
    management.close();
    gateway.close();
    backend.close();
    forbidding.close();
    loops.close();
  }

  private int refusals(String... options) {
    printed.getBuffer().setLength(0);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "explain",
                "last-refusals",
                "--gateway.management.port=" + management.address().getPort()));
    arguments.addAll(List.of(options));
    PrintWriter writer = new PrintWriter(printed, true);
    CommandLine line = Commands.commandLine().setOut(writer).setErr(writer);
    return line.execute(arguments.toArray(String[]::new));
  }

  @Test
  void says_for_each_refused_call_what_stood_in_its_way() {
    assertThat(refusals()).isZero();
    assertThat(printed.toString()).startsWith("No call was refused");

    RawClient.get(gateway.address(), "/words?user_key=a-long-user-key");
    RawClient.get(gateway.address(), "/other?user_key=a-long-user-key");
    assertThat(refusals("--service=words")).isZero();
    assertThat(printed.toString())
        .containsPattern("Z  404  GET /other  from 127\\.0\\.0\\.1\n")
        .contains("  because    no rules matched for service 42 (access)\n")
        .containsPattern("Z  429  GET /words  from 127\\.0\\.0\\.1\n")
        .contains("  because    limits exceeded for service 42 (access)\n")
        .contains("  product    words\n")
        .contains("  rules      /words\n")
        .contains("  credential user_key=***-key\n")
        .contains("  backend    409 limits_exceeded: Wait for the period to end")
        .contains("  limit      at most 10, 2 left, new in 36 s\n")
        .containsPattern("  id         [0-9a-f]{32}\n")
        .doesNotContain("a-long");

    assertThat(refusals("-n", "1", "--json")).isZero();
    assertThat(printed.toString()).contains("\"no_rule_matched\"").doesNotContain("limits");
    assertThat(refusals("--service", "a b&n=3")).isZero();
    assertThat(printed.toString()).startsWith("No call was refused");
  }

  @Test
  void a_limit_of_none_is_told_as_what_it_is() {
    send("GET /?user_key=k HTTP/1.1\r\nHost: refunds\r\n\r\n");

    assertThat(refusals()).isZero();
    assertThat(printed.toString())
        .contains(
            "  backend    409 limits_exceeded: The plan has a limit of 0 on refunds.get or on what contains it: ")
        .contains("  limit      0: the plan forbids it, whatever was used\n")
        .doesNotContain("  policy", "Wait for the period");
  }

  @Test
  void the_policy_that_ended_the_call_is_named() {
    send("GET /?user_key=k HTTP/1.1\r\nHost: closed\r\n\r\n");

    assertThat(refusals()).isZero();
    assertThat(printed.toString()).contains("  policy     ip_check\n");
    assertThat(refusals("--json")).isZero();
    assertThat(printed.toString()).contains("\"policy\" : \"ip_check\"");
  }

  private void send(String request) {
    try (RawClient client = new RawClient(gateway.address())) {
      assertThat(client.send(request).read().status()).isGreaterThanOrEqualTo(400);
    }
  }

  @Test
  void says_what_to_do_when_it_cannot_ask() {
    assertThat(refusals("-n", "5000")).isEqualTo(2);
    assertThat(printed.toString()).contains("n must be a number from 1 to 1000");

    int port = management.address().getPort();
    management.close();
    assertThat(refusals()).isEqualTo(2);
    assertThat(printed.toString())
        .contains("no gateway answers at http://localhost:" + port)
        .contains("tollgate up")
        .contains("--gateway.management.port");
    assertThat(refusals("--nonsense")).isEqualTo(2);
  }
}
