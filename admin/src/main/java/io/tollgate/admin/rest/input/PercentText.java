package io.tollgate.admin.rest.input;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoded UTF-8 text, decoded strictly. */
public final class PercentText {
  private PercentText() {}

  /** Decodes a path segment: a plus sign is a plus sign. */
  public static String path(String encoded) throws UnreadableInput {
    return decode(encoded, false);
  }

  /** Decodes a part of a form or query: a plus sign is a space. */
  static String form(String encoded) throws UnreadableInput {
    return decode(encoded, true);
  }

  private static String decode(String encoded, boolean plusIsSpace) throws UnreadableInput {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    byte[] raw = encoded.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] == '%') {
        bytes.write(octet(raw, i));
        i += 2;
      } else {
        bytes.write(plusIsSpace && raw[i] == '+' ? ' ' : raw[i]);
      }
    }
    return utf8(bytes.toByteArray());
  }

  private static int octet(byte[] raw, int percent) throws UnreadableInput {
    int high = percent + 2 < raw.length ? Character.digit(raw[percent + 1], 16) : -1;
    int low = percent + 2 < raw.length ? Character.digit(raw[percent + 2], 16) : -1;
    if (high < 0 || low < 0) {
      throw UnreadableInput.malformed("a % must be followed by two hexadecimal digits");
    }
    return high << 4 | low;
  }

  static String utf8(byte[] bytes) throws UnreadableInput {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw UnreadableInput.malformed("the text is not UTF-8");
    }
  }
}
