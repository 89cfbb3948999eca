package io.tollgate.protocol.administration;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the internal API writes them: {@code 2026-11-23 22:30:24 UTC}. */
public final class UtcText {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private UtcText() {}

  /**
   * @param millis since 1970
   */
  public static String of(long millis) {
    return FORM.format(Instant.ofEpochMilli(millis));
  }

  /**
   * @param name of the attribute whose text this is, for messages
   * @return milliseconds since 1970
   */
  static long millis(String text, String name) throws InvalidAttributeException {
    try {
      return LocalDateTime.parse(text, FORM).toInstant(ZoneOffset.UTC).toEpochMilli();
    } catch (DateTimeException e) {
      throw new InvalidAttributeException(name, "must look like 2026-11-23 22:30:24 UTC");
    }
  }
}
