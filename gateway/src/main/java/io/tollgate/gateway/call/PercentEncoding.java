package io.tollgate.gateway.call;

import java.nio.charset.StandardCharsets;

/** Percent escapes of URIs and forms. Malformed escapes are taken as ordinary text. */
public final class PercentEncoding {

  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private PercentEncoding() {}

  /** Resolves the escapes once; {@code +} stays {@code +}. */
  public static String decode(String text) {
    return text.indexOf('%') < 0 ? text : decode(text, false);
  }

  /** Resolves the escapes once and takes {@code +} as a space. */
  public static String decodeForm(String text) {
    return text.indexOf('%') < 0 && text.indexOf('+') < 0 ? text : decode(text, true);
  }

  private static String decode(String text, boolean form) {
    byte[] source = text.getBytes(StandardCharsets.ISO_8859_1);
    byte[] target = new byte[source.length];
    int length = 0;
    for (int i = 0; i < source.length; i++) {
      byte b = source[i];
      if (b == '%' && i + 2 < source.length && isEscape(source, i)) {
        b = (byte) (digit(source[i + 1]) << 4 | digit(source[i + 2]));
        i += 2;
      } else if (b == '+' && form) {
        b = ' ';
      }
      target[length++] = b;
    }
    return new String(target, 0, length, StandardCharsets.UTF_8);
  }

  private static boolean isEscape(byte[] source, int at) {
    return digit(source[at + 1]) >= 0 && digit(source[at + 2]) >= 0;
  }

  private static int digit(byte b) {
    return Character.digit(b, 16);
  }

  /** Escapes all but letters, digits and {@code - _ . ~}, upper case. */
  public static String encode(String text) {
    StringBuilder encoded = null;
    for (int i = 0; i < text.length(); i++) {
      if (!isUnreserved(text.charAt(i))) {
        encoded = new StringBuilder(text.length() + 16);
        break;
      }
    }
    if (encoded == null) {
      return text;
    }
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved((char) (b & 0xFF))) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(HEX[(b >> 4) & 15]).append(HEX[b & 15]);
      }
    }
    return encoded.toString();
  }

  /**
   * Escapes what does not stand for itself in a path (gateway.md, 2.3): blank, {@code % ? #},
   * controls and all beyond ASCII, as UTF-8 and in upper case.
   */
  public static String encodePath(String decoded) {
    StringBuilder encoded = new StringBuilder(decoded.length() + 16);
    for (byte b : decoded.getBytes(StandardCharsets.UTF_8)) {
      if (b > ' ' && b < 0x7F && b != '%' && b != '?' && b != '#') {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(HEX[(b >> 4) & 15]).append(HEX[b & 15]);
      }
    }
    return encoded.toString();
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_'
        || c == '.'
        || c == '~';
  }
}
