package io.tollgate.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class CommandsTest {

  private final StringWriter printed = new StringWriter();

  @Test
  void a_command_that_does_not_exist_is_named() {
    assertThat(run("frobnicate")).isOne();
    assertThat(printed.toString())
        .startsWith("tollgate: there is no command 'frobnicate'\n")
        .endsWith("'tollgate --help' shows what there is.\n");
  }

  @Test
  void a_word_too_many_is_named() {
    assertThat(run("config", "everything")).isOne();
    assertThat(printed.toString()).startsWith("tollgate: 'everything' is one word too many\n");
  }

  @Test
  void an_unknown_option_is_named_and_those_like_it_are_offered() {
    assertThat(run("up", "--gateway.prot=1")).isOne();
    assertThat(printed.toString())
        .contains("Unknown option: '--gateway.prot=1'; did you mean --gateway.port");
    assertThat(run("up", "--gateway.https-port=1")).isOne();
    assertThat(printed.toString()).contains("--gateway.https.port");
    assertThat(printed.toString().lines().findFirst().orElseThrow()).hasSizeLessThan(160);
  }

  @Test
  void help_is_a_command_too_and_its_list_has_whole_sentences() {
    assertThat(run("help")).isZero();
    assertThat(printed.toString()).contains("up ", "config ", "token ", "explain ");
    assertThat(run("help", "up")).isZero();
    assertThat(printed.toString()).contains("--gateway.port");
    assertThat(run("help", "explain")).isZero();
    assertThat(printed.toString().replaceAll("\\s+", " "))
        .contains("every limit of a call to the backend. ");
  }

  @Test
  void commands_that_only_look_for_the_server_do_not_list_all_settings() {
    for (String[] command : new String[][] {{"explain", "authorization"}, {"token", "create"}}) {
      assertThat(run(command[0], command[1], "--help")).isZero();
      assertThat(printed.toString())
          .contains("--data.directory", "tollgate config --explain")
          .doesNotContain("--gateway.port");
    }
  }

  private int run(String... arguments) {
    printed.getBuffer().setLength(0);
    PrintWriter writer = new PrintWriter(printed, true);
    return Commands.commandLine().setOut(writer).setErr(writer).execute(arguments);
  }
}
