package io.tollgate.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ValidateCommandTest {

  private static final String GOOD =
      "{\"id\":1,\"system_name\":\"words\",\"backend_authentication_type\":\"service_token\","
          + "\"backend_authentication_value\":\"t\",\"proxy\":{\"hosts\":[\"a.example\"],"
          + "\"backend\":{\"endpoint\":\"http://localhost:1\"}}}";

  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int validate(String document) throws Exception {
    return run(Files.writeString(directory.resolve("gateway.json"), document));
  }

  private int run(Path file) {
    CommandLine line = Commands.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute("validate", file.toString());
  }

  @Test
  void says_what_a_good_file_serves() throws Exception {
    assertThat(validate("{\"services\":[" + GOOD + "]}")).as(out.toString()).isZero();
    assertThat(out).hasToString("These would be served:\n  service 1 (words) at a.example\n");
  }

  @Test
  void names_the_field_of_each_fault_and_what_is_served_all_the_same() throws Exception {
    String bad = "{\"id\":2,\"proxy\":{\"hosts\":7,\"proxy_rules\":[{\"delta\":\"x\"}]}}";
    String odd =
        GOOD.replace("\"id\":1", "\"id\":3")
            .replace("\"hosts\"", "\"policy_chain\":[{\"name\":\"nowhere\"}],\"hosts\"");
    assertThat(validate("{\"services\":[" + GOOD + "," + bad + "," + odd + "]}")).isEqualTo(1);
    assertThat(out.toString())
        .contains("services[1].proxy.hosts must be an array, not a number\n")
        .contains("services[1].proxy.proxy_rules[0].delta must be a whole number")
        .contains("service 3: proxy.policy_chain[0] is nowhere builtin")
        .contains("service 3: proxy.hosts: a.example belongs to service 1\n")
        .contains("These would be served:\n  service 1 (words) at a.example\n  service 3");
  }

  @Test
  void a_file_of_the_wrong_shape_is_served_not_at_all() throws Exception {
    assertThat(validate("{\"services\":7}")).isEqualTo(1);
    assertThat(out.toString())
        .startsWith("services must be an array, not a number\nNothing of it would be served");
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    assertThat(run(directory.resolve("nowhere.json"))).isEqualTo(1);
    assertThat(err.toString()).contains("nowhere.json cannot be read: no such file");
  }
}
