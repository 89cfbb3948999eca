package io.tollgate.backend.store.embedded.usage;

import static io.tollgate.backend.store.embedded.usage.CountingFixture.APP;
import static io.tollgate.backend.usage.SampleMetrics.HITS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.TestClock;
import io.tollgate.protocol.time.Period;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {

  private static final int ROUNDS = 4;

  @TempDir Path directory;

  @Test
  void loses_no_acknowledged_count_when_the_process_is_killed() throws Exception {
    long acknowledged = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      acknowledged += countAndKill(3000 + 777 * round);

      try (CountingFixture fixture =
          new CountingFixture(directory, TestClock.at("2030-01-01T00:00:00Z"))) {
        assertThat(fixture.stored(APP, HITS, Period.ETERNITY))
            .isBetween(acknowledged, acknowledged + (long) round * CountUntilKilled.THREADS);
      }
    }
  }

  /** Kills the process once it has acknowledged that many; how many it had at its death. */
  private long countAndKill(int enough) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CountUntilKilled.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (InputStream acknowledgements = process.getInputStream()) {
      byte[] some = new byte[512];
      long seen = 0;
      boolean killed = false;
      int count = acknowledgements.read(some);
      while (count >= 0) {
        seen += count;
        if (seen >= enough && !killed) {
          // By its handle: what is still in the pipe was acknowledged and must be read.
          process.toHandle().destroyForcibly();
          killed = true;
        }
        count = acknowledgements.read(some);
      }
      assertThat(killed).as("the process was killed, it did not end by itself").isTrue();
      return seen;
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }
}
