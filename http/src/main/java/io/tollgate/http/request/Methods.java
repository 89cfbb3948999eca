package io.tollgate.http.request;

import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Methods by their bytes; those that are usual are made once. */
final class Methods {

  /** The most frequent first. */
  private static final List<HttpMethod> USUAL =
      List.of(
          HttpMethod.GET,
          HttpMethod.POST,
          HttpMethod.PUT,
          HttpMethod.DELETE,
          HttpMethod.PATCH,
          HttpMethod.HEAD,
          HttpMethod.OPTIONS,
          HttpMethod.CONNECT,
          HttpMethod.TRACE);

  private static final byte[][] NAMES =
      USUAL.stream().map(m -> m.name().getBytes(StandardCharsets.US_ASCII)).toArray(byte[][]::new);

  private Methods() {}

  /** The method that a token names; upper and lower case differ. */
  static HttpMethod of(byte[] block, int from, int to) {
    for (int i = 0; i < NAMES.length; i++) {
      if (Arrays.equals(NAMES[i], 0, NAMES[i].length, block, from, to)) {
        return USUAL.get(i);
      }
    }
    return HttpMethod.valueOf(new String(block, from, to - from, StandardCharsets.US_ASCII));
  }
}
