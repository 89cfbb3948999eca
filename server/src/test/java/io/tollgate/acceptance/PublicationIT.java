package io.tollgate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator compares database and data plane, and repairs what somebody changed behind both. */
class PublicationIT {

  private static final String SAMPLE = "1";

  @TempDir Path directory;

  @Test
  void what_the_backend_knows_differently_is_shown_and_repaired_in_one_process() throws Exception {
    try (RunningProduct product = RunningProduct.start(directory)) {
      showsAndRepairs(product, product);

      Shell.Result wrong =
          ask(product, "check", "--backend.internal-password=not-the-one-of-this-server");
      assertThat(wrong.status()).isEqualTo(2);
      assertThat(wrong.out()).contains("--data.directory");
    }
  }

  @Test
  void and_with_a_backend_in_another_process() throws Exception {
    Path back = Files.createDirectory(directory.resolve("back"));
    Path front = Files.createDirectory(directory.resolve("front"));
    try (RunningProduct backend = RunningProduct.start(back, "--roles=backend");
        RunningProduct admin = RunningProduct.startBeside(backend, front, settings(backend))) {
      showsAndRepairs(admin, backend, settings(backend));

      Shell.Result nobody = ask(backend, "check");
      assertThat(nobody.status()).isEqualTo(2);
      assertThat(nobody.out()).contains("the one with the admin role");
    }
  }

  private static String[] settings(RunningProduct backend) {
    return new String[] {
      "--roles=gateway,admin",
      "--admin.backend-url=http://localhost:" + backend.ports().backend(),
      "--admin.backend-credentials-file=" + backend.directory().resolve(InternalApi.CREDENTIALS)
    };
  }

  private static void showsAndRepairs(
      RunningProduct admin, RunningProduct backend, String... settings) throws Exception {
    Shell.Result before = ask(admin, "check", settings);
    assertThat(before.status()).as(before.out()).isZero();
    assertThat(before.out()).contains("1 product compared: no difference");

    InternalApi internal = InternalApi.of(backend);
    internal.putApplication(SAMPLE, "stray", "no-plan");
    internal.putService("4711", "stray-token", "", "hits");

    Shell.Result found = ask(admin, "check", settings);
    assertThat(found.status()).isOne();
    assertThat(found.out())
        .contains("backend  product 1: application stray is there and not in the database")
        .contains("backend  product 4711: product is there and not in the database")
        .contains("2 differences; 'tollgate publication repair' mends them")
        .doesNotContain("stray-token");

    Shell.Result repaired = ask(admin, "repair", settings);
    assertThat(repaired.status()).as(repaired.out()).isZero();
    assertThat(ask(admin, "check", settings).out()).isEqualTo(before.out());
  }

  private static Shell.Result ask(RunningProduct product, String what, String... settings)
      throws Exception {
    List<String> line = new ArrayList<>(List.of("publication", what));
    line.add("--metrics.port=" + product.ports().metrics());
    line.addAll(List.of(settings));
    return RunningProduct.command(product.directory(), line.toArray(String[]::new));
  }
}
