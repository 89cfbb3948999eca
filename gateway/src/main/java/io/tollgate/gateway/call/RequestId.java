package io.tollgate.gateway.call;

import java.util.concurrent.ThreadLocalRandom;

/** The gateway's own id of a call: 32 hexadecimal digits (gateway.md, 4.2). No secret. */
public final class RequestId {

  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private RequestId() {}

  @SuppressWarnings("deprecation") // The one constructor that takes Latin-1 bytes without decoding.
  public static String next() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    byte[] digits = new byte[32];
    write(random.nextLong(), digits, 0);
    write(random.nextLong(), digits, 16);
    return new String(digits, 0, 0, digits.length);
  }

  private static void write(long bits, byte[] digits, int at) {
    for (int i = 0; i < 16; i++) {
      digits[at + i] = HEX[(int) (bits >>> (i * 4)) & 15];
    }
  }
}
