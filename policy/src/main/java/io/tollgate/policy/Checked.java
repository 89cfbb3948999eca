package io.tollgate.policy;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Refuses what must not stand in a message. */
final class Checked {

  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private static final Set<String> FRAMING =
      Set.of("content-length", "transfer-encoding", "connection");

  private Checked() {}

  static void headerName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no header has the name '" + name + "'");
    }
    if (FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          name + " says where a message ends and is not a policy's to change");
    }
  }

  static void status(int status) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("a status is from 200 to 599, not " + status);
    }
  }

  static void query(String query) {
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      if (c <= ' ' || c == 0x7F || c == '#' || c > 0xFF) {
        throw new IllegalArgumentException(
            "a query is written in escapes, without blanks, controls and #");
      }
    }
  }
}
