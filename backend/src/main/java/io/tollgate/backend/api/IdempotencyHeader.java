package io.tollgate.backend.api;

import io.netty.util.AsciiString;
import io.tollgate.backend.api.parameter.MalformedParametersException;
import io.tollgate.http.server.Exchange;
import org.jspecify.annotations.Nullable;

/** The header {@code Idempotency-Key}, which makes the repetition of a call harmless (10). */
final class IdempotencyHeader {

  private static final AsciiString NAME = AsciiString.cached("Idempotency-Key");

  private static final int MAX_LENGTH = 128;

  private IdempotencyHeader() {}

  /**
   * @return null when there is none
   */
  static @Nullable String of(Exchange exchange) throws MalformedParametersException {
    String key = exchange.headers().get(NAME);
    if (key == null) {
      return null;
    }
    if (exchange.headers().getAll(NAME).size() > 1
        || key.isEmpty()
        || key.length() > MAX_LENGTH
        || !isVisibleAscii(key)) {
      throw new MalformedParametersException(
          "header " + NAME + " must be sent once, with 1 to 128 visible ASCII characters");
    }
    return key;
  }

  private static boolean isVisibleAscii(String text) {
    return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
