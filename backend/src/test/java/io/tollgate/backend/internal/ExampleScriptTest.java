package io.tollgate.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script in {@code examples} that drives a whole catalog from an empty backend with curl. */
class ExampleScriptTest {

  @TempDir Path directory;

  @Test
  void fills_an_empty_backend_calls_it_and_leaves_nothing_behind() throws Exception {
    try (InternalFixture f = new InternalFixture(directory)) {
      Run run = run(f, InternalFixture.PASSWORD);

      assertThat(run.output()).endsWith("done: example-service came, was called and has gone\n");
      assertThat(run.status()).isZero();
      for (String part : new String[] {"applications", "metrics", "usagelimits", "tokens"}) {
        assertThat(f.get("/services/example-service/catalog?part=" + part).body())
            .isEqualTo("{\"status\":\"found\",\"" + part + "\":[]}");
      }
    }
  }

  @Test
  void stops_at_the_first_wrong_answer_and_names_it() throws Exception {
    try (InternalFixture f = new InternalFixture(directory)) {
      Run run = run(f, "wrong");

      assertThat(run.output())
          .isEqualTo("GET /internal/check.json: answered 401 instead of 200: \n");
      assertThat(run.status()).isEqualTo(1);
    }
  }

  private static Run run(InternalFixture f, String password) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "../examples/internal-catalog.sh").redirectErrorStream(true);
    builder.environment().put("BACKEND_URL", "http://127.0.0.1:" + f.address().getPort());
    builder.environment().put("INTERNAL_USER", InternalFixture.USER);
    builder.environment().put("INTERNAL_PASSWORD", password);
    builder.environment().put("no_proxy", "*");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), output);
  }

  private record Run(int status, String output) {}
}
