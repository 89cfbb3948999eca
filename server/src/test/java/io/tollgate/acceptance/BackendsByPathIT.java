package io.tollgate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A product of two backends (account-management-api.md, 5.3 and 6.2): the path of a call says to
 * which of them it goes, and it is counted and limited on that one's metrics.
 */
class BackendsByPathIT {

  private static final Path EXAMPLE =
      Path.of("..", "examples", "backends-by-path.sh").toAbsolutePath().normalize();
  private static final Pattern MADE = Pattern.compile("product (\\d+), method (\\d+)\n");

  @TempDir Path directory;

  @Test
  void a_call_reaches_the_backend_of_its_path_and_is_counted_there() throws Exception {
    try (RunningProduct product = RunningProduct.start(directory)) {
      String out = run(product);
      Matcher made = MADE.matcher(out);

      assertThat(out)
          .endsWith(
              """
              /shelf/words -> /shelf/words
              /words/find/tollgate -> /dictionary/find/tollgate
              /words/find/gate -> /dictionary/find/gate
              /words/find/toll -> 429
              /words -> /dictionary
              """);
      assertThat(made.find()).isTrue();
      assertThat(InternalApi.of(product).counted(made.group(1), made.group(2), "")).isEqualTo(2);
    }
  }

  private static String run(RunningProduct product) throws Exception {
    ProcessBuilder script =
        new ProcessBuilder(
                EXAMPLE.toString(),
                product.shown("admin token"),
                "http://localhost:" + product.ports().admin(),
                "http://localhost:" + product.ports().gateway())
            .redirectErrorStream(true);
    script.environment().put("UPSTREAM", "http://localhost:" + product.ports().demo());
    return Shell.run(script).out();
  }
}
