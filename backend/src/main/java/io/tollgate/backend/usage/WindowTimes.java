package io.tollgate.backend.usage;

import io.tollgate.protocol.time.Period;
import io.tollgate.protocol.time.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A window's bounds as answers write them (section 3), such as {@code 2010-05-15 00:00:00 +0000};
 * empty for eternity, which has none. They are the same for all calls of a minute.
 */
public record WindowTimes(String start, String end) {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss '+0000'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  static WindowTimes of(Window window) {
    return window.period() == Period.ETERNITY
        ? new WindowTimes("", "")
        : new WindowTimes(text(window.startMillis()), text(window.endMillis()));
  }

  private static String text(long epochMillis) {
    return FORMAT.format(Instant.ofEpochMilli(epochMillis));
  }
}
