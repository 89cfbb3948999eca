package io.tollgate.backend.usage;

import io.tollgate.protocol.authorization.UsageEntry;
import org.jspecify.annotations.Nullable;

/**
 * The grammar of one usage value: white space, an optional {@code #}, digits, white space (4.2).
 */
public final class UsageValue {

  /** Largest value accepted: the largest whole number that every storage keeps exactly. */
  public static final long MAX = (1L << 53) - 1;

  private static final int MAX_DIGITS = 16;

  private UsageValue() {}

  /**
   * Reads one value.
   *
   * @param text null when the parameter has no value or is no scalar, which counts as empty
   */
  public static UsageEntry parse(String metric, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return new UsageEntry.Malformed(metric, "");
    }
    int start = skipSpace(text, 0);
    boolean set = text.charAt(start) == '#';
    int digits = set ? start + 1 : start;
    int end = skipDigits(text, digits);
    if (end == digits || skipSpace(text, end) < text.length()) {
      return new UsageEntry.Malformed(metric, text);
    }
    long value = number(text, digits, end);
    if (value > MAX) {
      return new UsageEntry.Malformed(metric, text);
    }
    if (!set) {
      return new UsageEntry.Increment(metric, value);
    }
    // A blank before the sign: older deployments accept it and add nothing (9, quirk 14).
    return start > 0 ? new UsageEntry.Increment(metric, 0) : new UsageEntry.SetTo(metric, value);
  }

  private static long number(String text, int start, int end) {
    int first = start;
    while (first < end - 1 && text.charAt(first) == '0') {
      first++;
    }
    return end - first > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(text, first, end, 10);
  }

  private static int skipSpace(String text, int from) {
    int i = from;
    while (i < text.length() && isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static int skipDigits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
