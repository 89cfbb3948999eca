package io.tollgate.backend.store;

import io.tollgate.protocol.time.Period;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The counters over time (7.2), of an application or of all of a service together; for analytics.
 * Blocks; not for event loops.
 */
public interface UsageStatistics {

  /** What is counted. */
  sealed interface Subject {

    /**
     * @param id of the metric or method
     */
    record OfMetric(String id) implements Subject {}

    /**
     * @param name such as {@code 404} or {@code 4XX}
     */
    record OfResponseCode(String name) implements Subject {}
  }

  /**
   * Values of one counter in the windows that start within a stretch of time.
   *
   * @param applicationId null for the whole service, of which year and minute are not kept
   * @param fromMillis first start that is wanted, milliseconds since 1970
   * @param toMillis first start that is not
   * @return values other than 0 by window start
   */
  SortedMap<Long, Long> values(
      String serviceId,
      @Nullable String applicationId,
      Subject subject,
      Period granularity,
      long fromMillis,
      long toMillis);

  /** Marks all counters of a service to be removed; they go within the hour (12, ruling 14). */
  void markForDeletion(String serviceId);
}
