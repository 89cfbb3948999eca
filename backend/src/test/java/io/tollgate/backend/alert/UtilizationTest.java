package io.tollgate.backend.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.catalog.Limit;
import io.tollgate.backend.usage.Change;
import io.tollgate.backend.usage.Effect;
import io.tollgate.backend.usage.SampleMetrics;
import io.tollgate.backend.usage.StoredValues;
import io.tollgate.protocol.time.Period;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UtilizationTest {

  @ParameterizedTest
  @CsvSource({
    "0, 100, 0",
    "49, 100, 0",
    "50, 100, 50",
    "79, 100, 50",
    "80, 100, 80",
    "99, 100, 90",
    "100, 100, 100",
    "119, 100, 100",
    "120, 100, 120",
    "199, 100, 150",
    "300, 100, 300",
    "9000, 100, 300",
    "2, 3, 50",
    "1, 1, 100",
    "6, 5, 120",
    "9007199254740991, 9007199254740991, 100"
  })
  void rounds_down_to_a_level(long stored, long max, int level) {
    assertThat(new Utilization(new Limit(SampleMetrics.HITS, Period.DAY, max), stored).level())
        .isEqualTo(level);
  }

  @Test
  void the_limit_that_is_used_most_counts_as_the_call_leaves_it() {
    List<Limit> limits =
        List.of(
            new Limit(SampleMetrics.HITS, Period.DAY, 0),
            new Limit(SampleMetrics.HITS, Period.HOUR, 100),
            new Limit(SampleMetrics.OTHER, Period.ETERNITY, 10));
    StoredValues before = new StoredValues(new long[] {7, 70, 6});

    Utilization reading = Utilization.highest(limits, before, Effect.NONE);
    assertThat(reading).isEqualTo(new Utilization(limits.get(1), 70));
    Utilization counted =
        Utilization.highest(
            limits, before, new Effect(List.of(Change.add(SampleMetrics.OTHER, 2))));
    assertThat(counted).isEqualTo(new Utilization(limits.get(2), 8));
  }

  @Test
  void is_told_in_words() {
    Utilization used = new Utilization(new Limit(SampleMetrics.OTHER, Period.ETERNITY, 10), 8);
    assertThat(used.text()).isEqualTo("other per eternity: 8/10");
    assertThat(used.share()).isEqualTo(0.8);
  }

  @Test
  void a_level_is_reached_only_where_a_limit_above_zero_and_a_wish_for_it_are() {
    Set<Integer> wanted = Set.copyOf(AlertLevels.ALL);
    assertThat(LevelReached.of(wanted, List.of(), StoredValues.NONE, Effect.NONE)).isNull();
    assertThat(reached(wanted, 100, 49)).isNull();
    assertThat(reached(wanted, 100, 50)).isNotNull();
    assertThat(reached(Set.of(80, 100), 100, 95)).isNull();
    assertThat(reached(wanted, 0, 5)).isNull();
  }

  private static @Nullable LevelReached reached(Set<Integer> wanted, long max, long stored) {
    return LevelReached.of(
        wanted,
        List.of(new Limit(SampleMetrics.HITS, Period.DAY, max)),
        new StoredValues(new long[] {stored}),
        Effect.NONE);
  }
}
