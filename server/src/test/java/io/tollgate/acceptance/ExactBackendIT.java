package io.tollgate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients of the Service Management API get exactly what a limit grants, all calling at once. */
class ExactBackendIT {

  private static final String LIMIT =
      "{\"plan_id\":\"small\",\"metric_id\":\"hits\",\"period\":\"eternity\",\"value\":100}";

  @TempDir Path directory;

  @Test
  void exactly_one_hundred_of_five_hundred_parallel_authreps_pass_a_limit_of_one_hundred()
      throws Exception {
    try (RunningProduct backend = RunningProduct.start(directory, "--roles=backend")) {
      InternalApi internal = InternalApi.of(backend);
      internal.putService("exact", "token", LIMIT, "hits");
      for (int round = 1; round <= 50; round++) {
        String application = "round-" + round;
        internal.putApplication("exact", application, "small");
        CallStorm storm =
            CallStorm.begin(backend.ports().backend(), authrep(application), 500, 500);
        storm.end();

        assertThat(storm.accepted()).as("round %d", round).isEqualTo(100);
        assertThat(storm.refused()).as("round %d", round).isEqualTo(400);
        assertThat(internal.counted("exact", "hits", application))
            .as("stored in round %d", round)
            .isEqualTo(100);
      }
    }
  }

  private static String authrep(String userKey) {
    return "GET /transactions/authrep.xml?service_token=token&service_id=exact&user_key=%s&usage%%5Bhits%%5D=1 HTTP/1.1\r\nHost: localhost\r\n\r\n"
        .formatted(userKey);
  }
}
