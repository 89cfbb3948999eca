package io.tollgate.http.tls;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Keys in the forms that were usual before PKCS #8, put into it: {@code RSA PRIVATE KEY} (PKCS #1)
 * and {@code EC PRIVATE KEY} (RFC 5915).
 */
final class OlderKey {

  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  private static final int PARAMETERS = 0xa0;
  private static final byte[] VERSION = HexFormat.of().parseHex("020100");
  private static final byte[] RSA = HexFormat.of().parseHex("06092a864886f70d0101010500");
  private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");

  private OlderKey() {}

  static byte[] rsa(byte[] der) {
    return wrapped(RSA, der);
  }

  /**
   * @throws IllegalArgumentException when the key does not name its curve
   */
  static byte[] ec(byte[] der) {
    byte[] curve = curve(der);
    byte[] algorithm = Arrays.copyOf(EC, EC.length + curve.length);
    System.arraycopy(curve, 0, algorithm, EC.length, curve.length);
    return wrapped(algorithm, der);
  }

  private static byte[] wrapped(byte[] algorithm, byte[] key) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(VERSION);
    content.writeBytes(element(SEQUENCE, algorithm));
    content.writeBytes(element(OCTETS, key));
    return element(SEQUENCE, content.toByteArray());
  }

  private static byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      out.write(0x82);
      out.write(content.length >> 8);
      out.write(content.length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  /** What stands in the element {@code [0]} behind version and secret number. */
  private static byte[] curve(byte[] der) {
    int at = contentOf(der, 0);
    while (at + 1 < der.length) {
      int content = contentOf(der, at);
      int end = content + lengthOf(der, at);
      if ((der[at] & 0xff) == PARAMETERS && end <= der.length) {
        return Arrays.copyOfRange(der, content, end);
      }
      at = end;
    }
    throw new IllegalArgumentException("The key does not name its curve");
  }

  private static int contentOf(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    return at + 2 + (first < 0x80 ? 0 : first - 0x80);
  }

  private static int lengthOf(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    if (first < 0x80) {
      return first;
    }
    int length = 0;
    for (int i = at + 2; i < contentOf(der, at); i++) {
      length = length << 8 | der[i] & 0xff;
    }
    if (length < 0) {
      throw new IllegalArgumentException("The key has a length that makes no sense");
    }
    return length;
  }
}
