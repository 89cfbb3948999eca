package io.tollgate.gateway.liquid;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import liqp.filters.Filter;

/**
 * Filters about time. Those that tell the present one pay no attention to their value; {@code
 * cookie_time} and {@code http_time} spell seconds since 1970.
 */
final class TimeFilters {

  private static final DateTimeFormatter DAY = format("yyyy-MM-dd");
  private static final DateTimeFormatter SECOND = format("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter COOKIE = format("EEE, dd-MMM-yy HH:mm:ss 'GMT'");
  private static final DateTimeFormatter HTTP = format("EEE, dd MMM yyyy HH:mm:ss 'GMT'");

  private TimeFilters() {}

  static List<Filter> of(InstantSource clock) {
    ZoneId here = ZoneId.systemDefault();
    return List.of(
        present("today", clock, now -> DAY.format(now.atZone(here))),
        present("localtime", clock, now -> SECOND.format(now.atZone(here))),
        present("utctime", clock, now -> SECOND.format(now.atZone(ZoneOffset.UTC))),
        present("time", clock, now -> Long.toString(now.getEpochSecond())),
        present("now", clock, TimeFilters::withMillis),
        ExtraFilters.filter("cookie_time", seconds -> spell(Values.text(seconds), COOKIE)),
        ExtraFilters.filter("http_time", seconds -> spell(Values.text(seconds), HTTP)),
        ExtraFilters.filter("parse_http_time", text -> parse(Values.text(text))));
  }

  private static Filter present(
      String name, InstantSource clock, Function<Instant, String> spelling) {
    return ExtraFilters.filter(name, unused -> spelling.apply(clock.instant()));
  }

  private static String withMillis(Instant now) {
    return String.format(Locale.ROOT, "%d.%03d", now.getEpochSecond(), now.getNano() / 1_000_000);
  }

  private static String spell(String seconds, DateTimeFormatter format) {
    try {
      return format.format(
          Instant.ofEpochSecond((long) Double.parseDouble(seconds)).atZone(ZoneOffset.UTC));
    } catch (NumberFormatException | DateTimeException noTime) {
      return "";
    }
  }

  private static String parse(String text) {
    try {
      return Long.toString(
          HTTP.withZone(ZoneOffset.UTC).parse(text.strip(), Instant::from).getEpochSecond());
    } catch (DateTimeException noTime) {
      return "";
    }
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }
}
