package io.tollgate.backend.api.parameter;

import io.tollgate.backend.api.parameter.ParameterValue.Nothing;
import io.tollgate.backend.api.parameter.ParameterValue.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Decodes {@code application/x-www-form-urlencoded} text (1.2). The text holds one byte per
 * character.
 */
public final class FormDecoder {

  public static final int MAX_BYTES = 4 << 20;
  static final int MAX_PARAMETERS = 4096;

  private final Parameters parameters = new Parameters();

  private FormDecoder() {}

  public static Parameters decode(String form) throws MalformedParametersException {
    FormDecoder decoder = new FormDecoder();
    if (!form.isEmpty()) {
      decoder.decodeAll(form);
    }
    return decoder.parameters;
  }

  private void decodeAll(String form) throws MalformedParametersException {
    if (form.length() > MAX_BYTES) {
      throw new MalformedParametersException("total query size exceeds limit (" + MAX_BYTES + ")");
    }
    int count = 1;
    for (int i = form.indexOf('&'); i >= 0; i = form.indexOf('&', i + 1)) {
      count++;
    }
    if (count > MAX_PARAMETERS) {
      throw new MalformedParametersException(
          "total number of query parameters ("
              + count
              + ") exceeds limit ("
              + MAX_PARAMETERS
              + ")");
    }
    int start = 0;
    while (start <= form.length()) {
      int end = form.indexOf('&', start);
      end = end < 0 ? form.length() : end;
      if (end > start) {
        decodeOne(form, start, end);
      }
      start = end + 1;
    }
  }

  private void decodeOne(String form, int start, int end) throws MalformedParametersException {
    int equals = form.indexOf('=', start);
    if (equals < 0 || equals >= end) {
      parameters.put(text(form, start, end), new Nothing());
    } else {
      parameters.put(text(form, start, equals), new Text(text(form, equals + 1, end)));
    }
  }

  private String text(String form, int start, int end) throws MalformedParametersException {
    for (int i = start; i < end; i++) {
      char c = form.charAt(i);
      if (c == '%' || c == '+' || c >= 0x80) {
        return decoded(form, start, end);
      }
    }
    return form.substring(start, end);
  }

  private String decoded(String form, int start, int end) throws MalformedParametersException {
    byte[] bytes = new byte[end - start];
    int size = 0;
    for (int i = start; i < end; i++) {
      char c = form.charAt(i);
      if (c == '%') {
        bytes[size++] = escaped(form, i, end);
        i += 2;
      } else {
        bytes[size++] = c == '+' ? (byte) ' ' : (byte) c;
      }
    }
    return text(bytes, size, parameters);
  }

  /** As UTF-8; what is none is replaced and noted. */
  public static String text(byte[] bytes, int size, Parameters parameters) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, size)).toString();
    } catch (CharacterCodingException e) {
      parameters.foundInvalidText();
      return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }
  }

  private static byte escaped(String form, int percent, int end)
      throws MalformedParametersException {
    int high = percent + 2 < end ? Character.digit(form.charAt(percent + 1), 16) : -1;
    int low = percent + 2 < end ? Character.digit(form.charAt(percent + 2), 16) : -1;
    if (high < 0 || low < 0) {
      throw new MalformedParametersException("Invalid query parameters: invalid %-encoding");
    }
    return (byte) (high << 4 | low);
  }
}
