package io.tollgate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No call that was answered is lost when the process is killed in the middle of its work. */
class KillNineIT {

  private static final int CONCURRENCY = 20;
  private static final int CALLS = 5_000;

  @TempDir Path directory;

  @Test
  void every_answered_call_is_counted_after_each_of_ten_kills() throws Exception {
    try (RunningProduct product = RunningProduct.start(directory)) {
      MeteredProduct metered = MeteredProduct.make(product, "eternity", 1_000_000);
      long answered = 0;
      for (int kill = 1; kill <= 10; kill++) {
        CallStorm storm =
            CallStorm.begin(product.ports().gateway(), metered.call(), CONCURRENCY, CALLS);
        storm.awaitAnswers(CALLS / 10 * (kill % 5 + 2));
        product.kill();
        storm.end();
        answered += storm.accepted();
        product.startAgain();

        long counted = counted(metered);
        assertThat(counted)
            .as("kill %d: counted at least as many as were answered 200", kill)
            .isGreaterThanOrEqualTo(answered);
        assertThat(counted)
            .as("kill %d: at most the calls in flight more", kill)
            .isLessThanOrEqualTo(answered + CONCURRENCY);
        answered = counted;
      }
    }
  }

  private static long counted(MeteredProduct metered) throws Exception {
    String xml = metered.usage();
    Matcher value = Pattern.compile("<current_value>(\\d+)</current_value>").matcher(xml);
    assertThat(value.find()).as(xml).isTrue();
    return Long.parseLong(value.group(1));
  }
}
