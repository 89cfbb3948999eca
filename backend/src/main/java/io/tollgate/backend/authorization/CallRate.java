package io.tollgate.backend.authorization;

import io.tollgate.backend.catalog.Catalog;
import io.tollgate.backend.explanation.Fact;
import io.tollgate.protocol.authorization.RejectionReason;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the calls that one provider makes in one calendar second to this node (2.4; 12, ruling
 * 10). Providers that do not exist are not counted, so the table is as long as the list of
 * providers.
 */
public final class CallRate implements Check {

  private static final int COUNT_BITS = 24;
  private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;

  private final int maxPerSecond;
  private final Catalog catalog;

  /** Second and count in one number. */
  private final ConcurrentMap<String, AtomicLong> byProvider = new ConcurrentHashMap<>();

  /**
   * @param maxPerSecond 0 for no bound
   */
  public CallRate(int maxPerSecond, Catalog catalog) {
    this.maxPerSecond = maxPerSecond;
    this.catalog = catalog;
  }

  @Override
  public @Nullable Refusal examine(Inquiry inquiry) {
    if (maxPerSecond == 0 || catalog.defaultService(inquiry.tenant()) == null) {
      return null;
    }
    AtomicLong calls = byProvider.computeIfAbsent(inquiry.tenant(), provider -> new AtomicLong());
    long second = inquiry.nowMillis() / 1000;
    long now = calls.updateAndGet(before -> next(before, second));
    return (now & COUNT_MASK) > maxPerSecond
        ? new Refusal(RejectionReason.TOO_MANY_REQUESTS, "too many requests")
        : null;
  }

  @Override
  public String name() {
    return "call rate";
  }

  @Override
  public List<Fact> facts(Inquiry inquiry) {
    return List.of(
        Fact.of(
            "max_calls_per_second",
            maxPerSecond == 0 ? "unbounded" : String.valueOf(maxPerSecond)));
  }

  private static long next(long before, long second) {
    boolean sameSecond = before >> COUNT_BITS == second;
    return sameSecond && (before & COUNT_MASK) < COUNT_MASK
        ? before + 1
        : second << COUNT_BITS | (sameSecond ? COUNT_MASK : 1);
  }
}
