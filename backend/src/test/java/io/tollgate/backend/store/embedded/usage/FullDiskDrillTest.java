package io.tollgate.backend.store.embedded.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.TestClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real files that the operating system lets grow to a few megabytes each, and no further. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the limit is set by ulimit")
class FullDiskDrillTest {

  /** Kilobytes; SQLite's library, which is unpacked at start, must still fit. */
  private static final int LIMIT = 3072;

  /** POSIX has ulimit count in blocks of this many bytes. */
  private static final int BLOCK = 512;

  @TempDir Path directory;

  @Test
  void refuses_what_journal_and_checkpoint_cannot_take_and_loses_nothing_of_the_rest()
      throws Exception {
    List<String> said = countUntilFull();

    assertThat(said.getFirst()).startsWith("counted ");
    int counted = Integer.parseInt(said.getFirst().substring("counted ".length()));
    assertThat(counted).isGreaterThan(1000);
    assertThat(said).hasSize(5);
    assertThat(said).contains("trouble true", "read 1", "again true");
    assertThat(said.get(3)).startsWith("checkpoint no checkpoint of the usage counters: [SQLITE_");
    try (CountingFixture fixture =
        new CountingFixture(directory, TestClock.at(Instant.now().toString()))) {
      assertThat(fixture.store.countersOf("100"))
          .containsEntry("stats/{service:100}/metric:1/eternity", counted + 1L);
      assertThat(fixture.store.applicationsWithTraffic("100")).hasSize(counted + 1);
    }
  }

  private List<String> countUntilFull() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f " + LIMIT * 1024 / BLOCK + "; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CountUntilFull.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      return said.lines().toList();
    } finally {
      process.destroyForcibly();
    }
  }
}
