package io.tollgate.backend.usage;

import static io.tollgate.backend.usage.SampleMetrics.HITS;
import static io.tollgate.backend.usage.SampleMetrics.OTHER;
import static io.tollgate.backend.usage.SampleMetrics.SEARCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.catalog.Limit;
import io.tollgate.protocol.time.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemainingCallsTest {

  private static final long NOW = Instant.parse("2010-05-20T22:59:59.5Z").toEpochMilli();

  private final List<Limit> limits = new ArrayList<>();
  private final List<Long> stored = new ArrayList<>();

  @Test
  void counts_identical_calls_and_takes_the_tightest_limit() {
    limit(new Limit(HITS, Period.DAY, 10), 0);
    limit(new Limit(SEARCH, Period.DAY, 20), 0);

    assertThat(remaining(Propagation.upwards(List.of(Change.add(SEARCH, 2)))))
        .isEqualTo(new RemainingCalls(5, 10, 3601, 10));
  }

  @Test
  void prefers_the_longer_period_on_a_tie() {
    limit(new Limit(HITS, Period.HOUR, 100), 0);
    limit(new Limit(HITS, Period.DAY, 100), 0);

    assertThat(remaining(effect(10))).isEqualTo(new RemainingCalls(10, 100, 3601, 100));
  }

  @Test
  void rounds_the_seconds_to_the_end_up() {
    limit(new Limit(HITS, Period.HOUR, 10), 10);

    assertThat(remaining(effect(1))).isEqualTo(new RemainingCalls(0, 0, 1, 10));
  }

  @Test
  void eternity_never_resets() {
    limit(new Limit(HITS, Period.ETERNITY, 100), 0);

    assertThat(remaining(effect(2))).isEqualTo(new RemainingCalls(50, 100, -1, 100));
  }

  @Test
  void without_usage_only_an_exhausted_limit_says_something() {
    limit(new Limit(HITS, Period.DAY, 10), 3);
    assertThat(remaining(Effect.NONE)).isEqualTo(new RemainingCalls(-1, -1, -1, -1));

    limit(new Limit(OTHER, Period.HOUR, 5), 5);
    limit(new Limit(OTHER, Period.MINUTE, 9), 5);
    assertThat(remaining(Effect.NONE)).isEqualTo(new RemainingCalls(0, 0, 1, 5));
  }

  @Test
  void leaves_out_the_limits_of_metrics_that_the_call_does_not_touch() {
    limit(new Limit(OTHER, Period.DAY, 1), 1);

    assertThat(remaining(effect(1))).isEqualTo(new RemainingCalls(-1, -1, -1, -1));
  }

  private void limit(Limit limit, long value) {
    limits.add(limit);
    stored.add(value);
  }

  private static Effect effect(long hits) {
    return Propagation.upwards(List.of(Change.add(HITS, hits)));
  }

  private RemainingCalls remaining(Effect effect) {
    StoredValues values = new StoredValues(stored.stream().mapToLong(Long::longValue).toArray());
    return RemainingCalls.of(
        UsageReport.all(limits, values, Effect.NONE, Windows.at(NOW)), effect, NOW);
  }
}
