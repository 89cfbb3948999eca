package io.tollgate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A limit is never passed and never left unused, whatever the concurrency. */
class ExactLimitIT {

  @TempDir Path directory;

  @Test
  void exactly_fifty_of_two_hundred_parallel_calls_pass_a_limit_of_fifty_a_minute()
      throws Exception {
    try (RunningProduct product = RunningProduct.start(directory)) {
      MeteredProduct metered = MeteredProduct.make(product, "minute", 50);
      for (int round = 1; round <= 20; round++) {
        String call = metered.callOfNewApplication("round " + round);
        Minute.keepAwayFromItsEnd();
        CallStorm storm = CallStorm.begin(product.ports().gateway(), call, 200, 200);
        storm.end();

        assertThat(storm.accepted()).as("round %d", round).isEqualTo(50);
        assertThat(storm.refused()).as("round %d", round).isEqualTo(150);
      }
    }
  }
}
