package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.C;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.Backend;
import io.tollgate.backend.BackendSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What callers see while the data directory is away. */
class EmbeddedVanishedDataTest {

  @TempDir Path directory;

  @Test
  @Timeout(30)
  void authorises_what_only_reads_and_refuses_what_counts_until_it_is_back() throws Exception {
    Path data = directory.resolve("data");
    Path away = directory.resolve("away");
    BackendUnderTest storage =
        (clock, settings, meters) ->
            Backend.open(data, clock, settings, BackendUnderTest.VERSION, meters);
    try (ApiFixture f = new ApiFixture(storage, BackendSettings.DEFAULT)) {
      assertThat(f.authrep(C + "&usage[hits]=1").status()).isEqualTo(200);
      Files.move(data, away);
      while (f.backend.trouble() == null) {
        Thread.sleep(5);
      }

      assertThat(f.authorize(C + "&usage[hits]=1").status()).isEqualTo(200);
      assertThat(f.authrep(C + "&usage[hits]=1").status()).isEqualTo(503);
      assertThat(f.report("usage[hits]=1").status()).isEqualTo(503);

      Files.move(away, data);
      while (f.backend.trouble() != null) {
        Thread.sleep(5);
      }
      assertThat(f.authrep(C + "&usage[hits]=1").status()).isEqualTo(200);
      assertThat(f.stored("hits")).isEqualTo(2);
    }
  }
}
