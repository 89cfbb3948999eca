package io.tollgate.backend.report;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a transaction happened (5.3): UNIX seconds, or a date with or without time and offset in the
 * usual forms. What is none of these means now.
 */
final class Timestamp {

  private static final Pattern SECONDS = Pattern.compile("[+-]?\\d+");
  private static final int MAX_SECOND_DIGITS = 15;

  private static final String TIME = "(?:(\\d{1,2}):?(\\d{2})(?::?(\\d{2})(?:[.,]\\d+)?)?)";
  private static final String OFFSET = "\\s*(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?";
  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(\\d{4})([-/]?)(\\d{1,2})\\2(\\d{1,2})(?:(?:T|\\s+)" + TIME + OFFSET + ")?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MAIL =
      Pattern.compile(
          "(?:[a-z]{3},\\s*)?(\\d{1,2})\\s+([a-z]{3})\\s+(\\d{4})\\s+" + TIME + OFFSET,
          Pattern.CASE_INSENSITIVE);

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private Timestamp() {}

  /** Milliseconds since 1970. */
  static long parse(@Nullable String text, long nowMillis) {
    if (text == null) {
      return nowMillis;
    }
    String trimmed = text.strip();
    if (SECONDS.matcher(trimmed).matches()) {
      return seconds(trimmed) * 1000;
    }
    try {
      Matcher yearFirst = YEAR_FIRST.matcher(trimmed);
      if (yearFirst.matches()) {
        return instant(
            yearFirst.group(1), number(yearFirst.group(3)), yearFirst.group(4), yearFirst, 5);
      }
      Matcher mail = MAIL.matcher(trimmed);
      if (mail.matches()) {
        int month = MONTHS.indexOf(mail.group(2).toLowerCase(Locale.ROOT)) + 1;
        return instant(mail.group(3), month, mail.group(1), mail, 4);
      }
    } catch (DateTimeException e) {
      // A date that the calendar does not have, such as February 30.
      return nowMillis;
    }
    return nowMillis;
  }

  /** More digits than any clock shows are as far away as can be said. */
  private static long seconds(String text) {
    if (text.length() <= MAX_SECOND_DIGITS) {
      return Long.parseLong(text);
    }
    long farthest = Long.MAX_VALUE / 2000;
    return text.startsWith("-") ? -farthest : farthest;
  }

  private static long instant(String year, int month, String day, Matcher rest, int timeGroup) {
    LocalDateTime time =
        LocalDateTime.of(
            number(year),
            month,
            number(day),
            number(rest.group(timeGroup)),
            number(rest.group(timeGroup + 1)),
            number(rest.group(timeGroup + 2)));
    return time.toInstant(offset(rest.group(timeGroup + 3))).toEpochMilli();
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static ZoneOffset offset(@Nullable String text) {
    return text == null || Character.isLetter(text.charAt(0))
        ? ZoneOffset.UTC
        : ZoneOffset.of(text);
  }
}
