package io.tollgate.gateway.call;

import java.util.Locale;

/** The host of a call as services own it (gateway.md, 2.2). */
public final class HostName {

  private HostName() {}

  /** Lower case, without port and trailing dot; brackets of an IPv6 literal stay. */
  public static String of(String authority) {
    int end = authority.length();
    int colon = authority.lastIndexOf(':');
    if (colon >= 0 && authority.indexOf(']', colon) < 0) {
      end = colon;
    }
    if (end > 0 && authority.charAt(end - 1) == '.') {
      end--;
    }
    return authority.substring(0, end).toLowerCase(Locale.ROOT);
  }
}
