package io.tollgate.gateway.log;

/** Writes what a client sent so that it cannot forge or break lines of a log. */
public final class LogText {

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

  /** As {@link #append}, but leaves quotes and backslashes: for texts that an operator formed. */
  public static void appendFormed(StringBuilder line, CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7F) {
        line.append(c);
      } else if (c < 0x100) {
        line.append("\\x").append(HEX.charAt((c >> 4) & 15)).append(HEX.charAt(c & 15));
      } else {
        line.append(String.format("\\u%04X", (int) c));
      }
    }
  }

  /** Appends JSON text in ASCII. */
  public static void appendJson(StringBuilder line, CharSequence json) {
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c < 0x7F) {
        line.append(c);
      } else {
        line.append(String.format("\\u%04X", (int) c));
      }
    }
  }
}
