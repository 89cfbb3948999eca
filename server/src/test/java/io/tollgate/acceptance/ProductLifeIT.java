package io.tollgate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A product from its first day to its last through the Account Management API alone
 * (account-management-api.md, section 4), each step seen by the calls that follow it.
 */
class ProductLifeIT {

  private static final Path SCRIPT =
      Path.of("..", "examples", "product-life.sh").toAbsolutePath().normalize();

  @TempDir Path directory;

  @Test
  void a_product_is_made_used_and_deleted_and_the_calls_follow() throws Exception {
    try (RunningProduct product = RunningProduct.start(directory)) {
      Shell.Result first = run(product, product.shown("admin token"));
      Shell.Result again = run(product, product.shown("admin token"));

      assertThat(first.out()).endsWith(" came, was called and has gone\n");
      assertThat(first.status()).isZero();
      assertThat(again.out()).as("nothing is left that is in the way").contains("done: product");
    }
  }

  @Test
  void the_script_stops_at_the_first_unexpected_answer_and_tells_it() throws Exception {
    try (RunningProduct product = RunningProduct.start(directory)) {
      Shell.Result refused = run(product, "no-token");

      assertThat(refused.status()).isEqualTo(1);
      assertThat(refused.out())
          .endsWith(
              """
              stopped: POST /admin/api/services.json was answered 403 instead of 201: \
              {"error":"Access denied"}
              """);
    }
  }

  private static Shell.Result run(RunningProduct product, String token) throws Exception {
    ProcessBuilder script =
        new ProcessBuilder(
                SCRIPT.toString(),
                token,
                "http://localhost:" + product.ports().admin(),
                "http://localhost:" + product.ports().gateway())
            .redirectErrorStream(true);
    script.environment().put("UPSTREAM", "http://localhost:" + product.ports().demo());
    return Shell.run(script);
  }
}
