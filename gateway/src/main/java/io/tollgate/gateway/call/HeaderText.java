package io.tollgate.gateway.call;

/** Keeps configured texts from breaking out of a header (gateway.md, 8.3). */
public final class HeaderText {

  private HeaderText() {}

  /** The text without line breaks and other control characters; a tab stays. */
  public static String safe(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isControl(text.charAt(i))) {
        return stripped(text);
      }
    }
    return text;
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
