package io.tollgate.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command on a configuration of its own. */
class ExplainRequestCommandTest {

  private static final String DOCUMENT =
      """
      {"services":[{"id":42,"system_name":"words","backend_version":"1",
        "backend_authentication_type":"service_token","backend_authentication_value":"a-service-token",
        "proxy":{"hosts":["api.example"],"api_backend":"http://up.example:8000/base",
          "backend":{"endpoint":"http://backend.example"},
          "proxy_rules":[{"http_method":"GET","pattern":"/words",
            "metric_system_name":"hits","delta":2},
            {"http_method":"POST","pattern":"/form","metric_system_name":"hits","delta":1}]}}]}
      """;

  @TempDir Path directory;
  private final StringWriter printed = new StringWriter();

  private int explain(String... words) throws IOException {
    printed.getBuffer().setLength(0);
    Path file = Files.writeString(directory.resolve("gateway.json"), DOCUMENT);
    List<String> arguments = new ArrayList<>(List.of("explain", "request"));
    arguments.addAll(List.of(words));
    arguments.add("--file=" + file);
    return execute(arguments);
  }

  private int execute(List<String> arguments) {
    PrintWriter writer = new PrintWriter(printed, true);
    CommandLine line = Commands.commandLine().setOut(writer).setErr(writer);
    return line.execute(arguments.toArray(String[]::new));
  }

  @Test
  void shows_what_a_request_would_get() throws IOException {
    assertThat(explain("GET /x/../words?user_key=a-long-key", "-H", "Host: api.example")).isZero();
    assertThat(printed.toString())
        .contains("  product     words (service 42, production)\n")
        .contains("  path        /words\n")
        .contains("  credentials user_key=***-key\n")
        .contains("  rule        GET /words  hits +2\n")
        .contains("  usage       usage[hits]=2\n")
        .contains(
            "  policy      apicast, access: would ask the backend http://backend.example: GET /")
        .contains("  upstream    http://up.example:8000/base/words?user_key=***\n")
        .contains("  as host     up.example:8000\n")
        .contains("  answer      the upstream's, if those who would be asked allow it\n")
        .doesNotContain("a-long-key")
        .doesNotContain("a-service-token");
  }

  @Test
  void shows_why_a_request_would_be_refused() throws IOException {
    assertThat(explain("http://api.example/words")).isOne();
    assertThat(printed.toString()).contains("403: no credentials provided for service 42");
    assertThat(explain("DELETE http://api.example/words?user_key=k")).isOne();
    assertThat(printed.toString()).contains("404: no rules matched for service 42");
    assertThat(explain("/words?user_key=k")).isOne();
    assertThat(printed.toString()).contains("404: could not find service for host: localhost");
    assertThat(explain("GET /a b")).isOne();
    assertThat(printed.toString()).contains("400: The request line");
    assertThat(
            explain(
                "GET /words%2Fx?user_key=k",
                "-H", "Host: api.example", "--gateway.encoded-slash=reject"))
        .isOne();
    assertThat(printed.toString()).contains("400: ");
  }

  @Test
  void takes_a_body_as_a_form_and_prints_json_for_programs() throws IOException {
    assertThat(
            explain("POST /form", "-H", "host: api.example", "-d", "user_key=a-long-key", "--json"))
        .isZero();
    assertThat(printed.toString())
        .contains("\"credentials\" : \"user_key=***-key\"")
        .contains("\"serviceName\" : \"words\"");
  }

  @Test
  void says_what_to_do_when_there_is_no_configuration() {
    assertThat(
            execute(
                List.of(
                    "explain", "request", "GET /", "--data.directory=" + directory.resolve("d"))))
        .isEqualTo(2);
    assertThat(printed.toString()).contains("--data.directory").contains("--file");
    printed.getBuffer().setLength(0);
    assertThat(execute(List.of("explain", "request", "GET /", "--file=" + directory.resolve("no"))))
        .isEqualTo(2);
    assertThat(printed.toString()).contains("does not exist");
    assertThat(execute(List.of("explain", "request"))).isEqualTo(2);
  }
}
