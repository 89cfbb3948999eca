package io.tollgate.backend.alert;

import io.tollgate.backend.catalog.ApplicationKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Traffic of an application that may be news.
 *
 * @param atMillis when it came by the server's clock, milliseconds since 1970
 * @param reached null when no level is reached for which alerts are wanted
 */
public record Sighting(ApplicationKey application, long atMillis, @Nullable LevelReached reached) {

  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  /** Its day in UTC, days since 1970. */
  public long day() {
    return dayOf(atMillis);
  }

  static long dayOf(long millis) {
    return Math.floorDiv(millis, DAY_MILLIS);
  }
}
