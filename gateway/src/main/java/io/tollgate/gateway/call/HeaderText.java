package io.tollgate.gateway.call;

import java.nio.charset.StandardCharsets;

/**
 * Makes values of headers of texts (gateway.md, 8.3): none breaks out of its header, and none is
 * garbled. Headers are bytes, each a character here; a text with other characters goes out as
 * UTF-8.
 */
public final class HeaderText {

  private HeaderText() {}

  /** The text without line breaks and other control characters; a tab stays. */
  public static String safe(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isControl(c) || c > 0xFF) {
        return stripped(isBytes(text) ? text : utf8(text));
      }
    }
    return text;
  }

  private static boolean isBytes(String text) {
    return text.chars().allMatch(c -> c <= 0xFF);
  }

  private static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String stripped(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!isControl(text.charAt(i))) {
        safe.append(text.charAt(i));
      }
    }
    return safe.toString();
  }

  private static boolean isControl(char c) {
    return (c < ' ' && c != '\t') || c == 0x7F;
  }
}
