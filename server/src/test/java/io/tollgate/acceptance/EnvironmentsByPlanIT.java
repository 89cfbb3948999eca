package io.tollgate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Chapter 1 of the user's document, "Differentiate API environments": both of its options as
 * examples that run as they stand (gateway.md, section 6). A change of plan must hold within two
 * seconds, which is as long as the scripts wait.
 */
class EnvironmentsByPlanIT {

  @TempDir Path directory;

  /** Section 1.2, "Option 1: Staging restricts access based on rate limits or methods". */
  @Test
  void option_1_a_plan_without_the_method_that_writes_is_the_staging_environment()
      throws Exception {
    assertThat(run("environments-by-limits.sh"))
        .isEqualTo(
            """
            staging:    GET 200, POST 403
            production: GET 200, POST 200
            staging:    GET 200, POST 403
            """);
  }

  /**
   * Section 1.3, "Option 2: Application plan determines API call routing to staging or production
   * environment", with the host names of its note 1.3.1.
   */
  @Test
  void option_2_the_plan_names_the_upstream_and_the_host_it_is_called_by() throws Exception {
    assertThat(run("environments-by-plan.sh"))
        .isEqualTo(
            """
            plan Staging:    STAGING-HOSTNAME
            plan Production: PRODUCTION-HOSTNAME
            plan Staging:    STAGING-HOSTNAME
            """);
  }

  private String run(String example) throws Exception {
    try (RunningProduct product = RunningProduct.start(directory)) {
      String sample = "http://localhost:" + product.ports().demo();
      ProcessBuilder script =
          new ProcessBuilder(
                  Path.of("..", "examples", example).toAbsolutePath().normalize().toString(),
                  product.shown("admin token"),
                  "http://localhost:" + product.ports().admin(),
                  "http://localhost:" + product.ports().gateway())
              .redirectErrorStream(true);
      script
          .environment()
          .putAll(Map.of("UPSTREAM", sample, "STAGING", sample, "PRODUCTION", sample));
      return Shell.run(script).out();
    }
  }
}
