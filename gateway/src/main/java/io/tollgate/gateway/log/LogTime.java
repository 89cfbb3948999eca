package io.tollgate.gateway.log;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** {@code 02/Jan/2006:15:04:05 +0000}, spelled once a second. For one thread. */
final class LogTime {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss '+0000'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final InstantSource clock;
  private long second = Long.MIN_VALUE;
  private String text = "";

  LogTime(InstantSource clock) {
    this.clock = clock;
  }

  String now() {
    long now = Math.floorDiv(clock.millis(), 1000L);
    if (now != second) {
      second = now;
      text = FORMAT.format(Instant.ofEpochSecond(now));
    }
    return text;
  }
}
