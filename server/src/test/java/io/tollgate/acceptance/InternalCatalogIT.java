package io.tollgate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that README names drives a backend alone, with the credentials it has made. */
class InternalCatalogIT {

  private static final Path SCRIPT =
      Path.of("..", "examples", "internal-catalog.sh").toAbsolutePath().normalize();

  @TempDir Path directory;

  @Test
  void a_whole_catalog_is_made_used_and_removed_over_the_internal_api() throws Exception {
    try (RunningProduct backend = RunningProduct.start(directory, "--roles=backend")) {
      Shell.Result result =
          Shell.type(
              """
              IFS=: read -r INTERNAL_USER INTERNAL_PASSWORD < '%s'
              export INTERNAL_USER INTERNAL_PASSWORD BACKEND_URL=http://localhost:%d
              %s
              """
                  .formatted(
                      directory.resolve(InternalApi.CREDENTIALS),
                      backend.ports().backend(),
                      SCRIPT));

      assertThat(result.out()).endsWith("done: example-service came, was called and has gone\n");
      assertThat(result.status()).isZero();
      assertThat(backend.stop()).isZero();
    }
  }
}
