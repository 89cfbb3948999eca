package io.tollgate.backend.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as this API writes them: {@code 2026-11-23 22:30:24 UTC}. */
final class UtcText {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private UtcText() {}

  /**
   * @param millis since 1970
   */
  static String of(long millis) {
    return FORM.format(Instant.ofEpochMilli(millis));
  }
}
