package io.tollgate.gateway.log;

/** Writes what a client sent so that it cannot forge or break lines of a log. */
final class LogText {

  private static final String HEX = "0123456789ABCDEF";

  private LogText() {}

  /** Appends with {@code \xXX} for quotes, backslashes, controls and all beyond ASCII. */
  static void append(StringBuilder line, CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7F && c != '"' && c != '\\') {
        line.append(c);
      } else {
        line.append("\\x").append(HEX.charAt((c >> 4) & 15)).append(HEX.charAt(c & 15));
      }
    }
  }
}
