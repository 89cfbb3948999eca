package io.tollgate.gateway.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReloadPausesTest {

  private static final Duration PERIOD = Duration.ofSeconds(300);

  /** Random bits of which a double is made. */
  private static ReloadPauses pauses(long bits) {
    return new ReloadPauses(PERIOD, () -> bits);
  }

  @Test
  void after_a_success_the_period_passes() {
    assertThat(pauses(0).after(0)).contains(PERIOD);
    assertThat(new ReloadPauses(Duration.ofSeconds(-1), () -> 0).after(0)).isEmpty();
  }

  @Test
  void failures_double_the_pause_up_to_a_minute() {
    List<Long> seconds =
        IntStream.of(1, 2, 3, 4, 5, 6, 7, 8, 1000)
            .mapToObj(failures -> pauses(0).after(failures).orElseThrow().toSeconds())
            .toList();
    assertThat(seconds).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
  }

  @Test
  void chance_takes_up_to_a_quarter_off() {
    assertThat(pauses(-1L).after(1)).contains(Duration.ofMillis(750));
    assertThat(pauses(Long.MIN_VALUE).after(7)).contains(Duration.ofMillis(52_500));
  }
}
