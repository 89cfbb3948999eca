package io.tollgate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README promises to a new user, step by step. */
class FirstWalkIT {

  private static final Path FIRST_PRODUCT =
      Path.of("..", "examples", "first-product.sh").toAbsolutePath().normalize();

  @TempDir Path directory;
  private RunningProduct product;

  @BeforeEach
  void start() {
    product = RunningProduct.start(directory);
  }

  @AfterEach
  void stop() {
    product.close();
  }

  @Test
  void the_three_printed_lines_work_as_printed() throws Exception {
    Minute.keepAwayFromItsEnd();
    assertThat(Shell.type(product.shown("passes")).out())
        .contains("\"method\":\"GET\"")
        .contains("\"path\":\"/hello\"");
    assertThat(Shell.type(product.shown("refused")).out()).endsWith("Authentication failed\n");
    assertThat(Shell.type(product.shown("usage")).out())
        .contains("<authorized>true</authorized><plan>Basic</plan>")
        .contains("<max_value>10</max_value><current_value>1</current_value>");
  }

  @Test
  void a_second_product_is_made_with_the_token_and_curl_and_served_without_a_restart()
      throws Exception {
    Minute.keepAwayFromItsEnd();
    Shell.Result result = makeProduct(product.shown("admin token"));

    assertThat(result.out()).endsWith("call 1: 200\ncall 2: 200\ncall 3: 200\ncall 4: 429\n");
  }

  @Test
  void products_keys_and_counters_survive_a_stop_and_a_kill() throws Exception {
    makeProduct(product.shown("admin token"));
    String passes = product.shown("passes");
    Shell.type(passes);
    assertThat(countedSinceEver()).isEqualTo(1);

    assertThat(product.stop()).isZero();
    product.startAgain();
    assertThat(countedSinceEver()).isEqualTo(1);
    assertThat(product.printed()).as("secrets are shown once").doesNotContain("admin token");

    product.kill();
    product.startAgain();
    assertThat(countedSinceEver()).isEqualTo(1);
    assertThat(Shell.type(passes).out()).contains("\"path\":\"/hello\"");
    assertThat(countedSinceEver()).isEqualTo(2);
  }

  @Test
  void a_token_is_made_with_the_server_up_and_down() throws Exception {
    String whileUp = createToken("up");
    product.stop();
    String whileDown = createToken("down");
    product.startAgain();

    for (String token : List.of(whileUp, whileDown)) {
      assertThat(
              Shell.type(
                      "curl -sS -H 'Authorization: Bearer %s' http://localhost:%d/admin/api/services.json"
                          .formatted(token, product.ports().admin()))
                  .out())
          .contains("\"system_name\":\"echo_api\"");
    }
  }

  @Test
  void a_token_with_a_scope_that_does_not_exist_is_refused_in_words() throws Exception {
    Shell.Result result =
        RunningProduct.command(
            directory, "token", "create", "--name=x", "--scopes=everything", "--permission=rw");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out())
        .contains("the token cannot be made: scopes is not included in the list");
  }

  private String createToken(String name) throws Exception {
    Shell.Result result =
        RunningProduct.command(
            directory,
            "token",
            "create",
            "--name",
            name,
            "--scopes",
            "account_management",
            "--permission",
            "ro");
    assertThat(result.status()).as(result.out()).isZero();
    return result.out().strip();
  }

  private Shell.Result makeProduct(String token) throws Exception {
    ProcessBuilder script =
        new ProcessBuilder(
            FIRST_PRODUCT.toString(),
            token,
            "http://localhost:" + product.ports().admin(),
            "http://localhost:" + product.ports().gateway());
    script.environment().putAll(Map.of("UPSTREAM", "http://localhost:" + product.ports().demo()));
    Process process = script.redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes());
    return new Shell.Result(process.waitFor(), out);
  }

  /**
   * Calls of the sample product, the first there is; its limit's own counter ends with a minute.
   */
  private long countedSinceEver() throws Exception {
    return InternalApi.of(product).counted("1", "1", "");
  }
}
