package io.tollgate.admin.rest.output;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times as the API writes them. */
public final class Times {
  private Times() {}

  /** Epoch milliseconds as ISO-8601 in UTC to the second, such as 2015-09-15T04:15:32Z. */
  public static String text(long epochMillis) {
    Instant second = Instant.ofEpochMilli(epochMillis).truncatedTo(ChronoUnit.SECONDS);
    return DateTimeFormatter.ISO_INSTANT.format(second);
  }
}
