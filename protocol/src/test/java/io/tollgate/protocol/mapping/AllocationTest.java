package io.tollgate.protocol.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tollgate.protocol.mapping.MappingRulePattern.Parsed;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** The usual call costs the gateway no object here. */
class AllocationTest {

  private static final int CALLS = 10_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void a_clean_path_is_recognised_without_allocation() {
    assertThat(
            bytesOf(
                () -> RequestPath.of("/v1/words/hello.json") == RequestPath.AsReceived.INSTANCE))
        .isLessThan(CALLS);
  }

  @Test
  void a_literal_pattern_matches_without_allocation() {
    MappingRulePattern pattern =
        ((Parsed) MappingRulePattern.compile("/v1/{kind}/{word}.json$", PatternDialect.LITERAL))
            .pattern();
    assertThat(bytesOf(() -> pattern.matchesPath("/v1/words/hello.json"))).isLessThan(CALLS);
  }

  @Test
  void a_query_condition_matches_without_allocation() {
    QueryCondition condition = new QueryCondition(Map.of("a", "1", "b", "{b}"));
    ParameterLookup query = Map.of("a", "1", "b", "2")::get;
    assertThat(bytesOf(() -> condition.matches(query, ParameterLookup.NONE))).isLessThan(CALLS);
  }

  /** Bytes allocated by many calls; an object per call would be at least 16 times their number. */
  private long bytesOf(BooleanSupplier call) {
    assertThat(call.getAsBoolean()).isTrue();
    long before = threads.getCurrentThreadAllocatedBytes();
    boolean all = true;
    for (int i = 0; i < CALLS; i++) {
      all &= call.getAsBoolean();
    }
    long after = threads.getCurrentThreadAllocatedBytes();
    assertThat(all).isTrue();
    return after - before;
  }
}
