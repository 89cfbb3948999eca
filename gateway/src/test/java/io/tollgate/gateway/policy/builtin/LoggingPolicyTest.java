package io.tollgate.gateway.policy.builtin;

import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.gateway.log.AccessLogSettings;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.SettingsChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lines of the access log in an operator's own form (gateway.md, 5.3). */
class LoggingPolicyTest {

  private static final String TARGET = "/a?user_key=value";

  private final GatewayFixture fixture = new GatewayFixture();
  private final Path file = fixture.directory.resolve("access.log");

  @AfterEach
  void close() {
    fixture.close();
  }

  private void serve(String configuration) {
    fixture
        .with(
            settings ->
                new SettingsChange(settings)
                    .accessLog(
                        new AccessLogSettings(true, Optional.of(file), OptionalInt.empty(), false))
                    .done())
        .serve(chain(fixture.service(), link("logging", configuration), APICAST));
  }

  private List<String> lines() throws IOException {
    fixture.gateway().close();
    return Files.readAllLines(file);
  }

  @Test
  void a_template_takes_the_place_of_the_usual_line() throws IOException {
    fixture.upstreamAnswer = "HTTP/1.1 200 OK\r\nX-Up: u\r\nContent-Length: 2\r\n\r\nab";
    serve(
        """
        "custom_logging":"\\"{{request}}\\" {{status}} {{body_bytes_sent}} {{req.headers['X-In']}} {{resp.headers['X-Up']}} {{service.id}} {{usage.deltas.hits}} {{credentials.user_key}} {{original_request.query}} {{host}}:{{server_port}}"
        """);
    fixture.get(TARGET, "X-In: \u00e9\"");
    fixture.get("/b");
    List<String> lines = lines();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .matches(
            "\"GET /a\\?user_key=\\*\\*\\* HTTP/1.1\" 200 2 \\\\x[0-9A-F]{2}.*\" u 42 2 \\*\\*\\*"
                + " user_key=\\*\\*\\* localhost:\\d+");
    assertThat(lines.get(1)).startsWith("\"GET /b HTTP/1.1\" 403 33 ");
  }

  @Test
  void a_client_breaks_no_line() throws IOException {
    serve("\"custom_logging\":\"{{ path }}\"");
    fixture.get("/x%0A127.0.0.1%20forged?user_key=value");
    assertThat(lines()).containsExactly("/x\\x0A127.0.0.1 forged");
  }

  @Test
  void an_object_takes_the_place_of_the_usual_line() throws IOException {
    serve(
        """
        "enable_json_logs":true,"json_object_config":[
          {"key":"st","value":"{{ status }}","value_type":"liquid"},
          {"key":"path","value":"{{ path }}","value_type":"liquid"},
          {"key":"\u00fc","value":"{{ plain }}"}]
        """);
    fixture.get("/%C3%A9%22?user_key=value");
    List<String> lines = lines();
    assertThat(lines.getFirst()).isASCII();
    JsonNode object = JsonMapper.shared().readTree(lines.getFirst());
    assertThat(object.path("st").asString()).isEqualTo("200");
    assertThat(object.path("path").asString()).isEqualTo("/\u00e9\"");
    assertThat(object.path("\u00fc").asString()).isEqualTo("{{ plain }}");
  }

  @Test
  void a_condition_leaves_lines_out() throws IOException {
    serve(
        """
        "condition":{"operations":[
          {"match":"{{ status }}","match_type":"liquid","op":"!=","value":"200"}]}
        """);
    fixture.get(TARGET);
    fixture.get("/none");
    List<String> lines = lines();
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst()).contains("\"GET /none HTTP/1.1\" 403 33");
  }

  @Test
  void lines_can_be_switched_off() throws IOException {
    serve("\"enable_access_logs\":false");
    fixture.get(TARGET);
    assertThat(lines()).isEmpty();
  }
}
