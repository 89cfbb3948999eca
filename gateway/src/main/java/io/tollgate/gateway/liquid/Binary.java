package io.tollgate.gateway.liquid;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes on their way from one filter to the next; as a text, one character per byte. */
record Binary(byte[] content) {

  /** Of such bytes themselves, of all else its text in UTF-8. */
  static byte[] bytes(@Nullable Object value) {
    return value instanceof Binary(byte[] content)
        ? content
        : Values.text(value).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return new String(content, StandardCharsets.ISO_8859_1);
  }
}
