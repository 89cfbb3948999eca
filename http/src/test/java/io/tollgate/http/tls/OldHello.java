package io.tollgate.http.tls;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** The first message of a TLS client that offers one version only, byte by byte. */
final class OldHello {

  private static final byte[] CIPHERS = HexFormat.of().parseHex("0004c009c02b");

  /** Groups P-256 and P-384; ECDSA with SHA-256, SHA-384 and SHA-1. */
  private static final byte[] EXTENSIONS =
      HexFormat.of().parseHex("0016" + "000a0006000400170018" + "000d00080006040305030203");

  private OldHello() {}

  /**
   * @param minor 2 for TLS 1.1, 3 for TLS 1.2
   */
  static byte[] offering(int minor) {
    ByteArrayOutputStream hello = new ByteArrayOutputStream();
    hello.write(3);
    hello.write(minor);
    hello.writeBytes(new byte[32]);
    hello.write(0);
    hello.writeBytes(CIPHERS);
    hello.writeBytes(new byte[] {1, 0});
    hello.writeBytes(EXTENSIONS);
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    record.writeBytes(new byte[] {0x16, 3, 1, 0, (byte) (hello.size() + 4)});
    record.writeBytes(new byte[] {1, 0, 0, (byte) hello.size()});
    record.writeBytes(hello.toByteArray());
    return record.toByteArray();
  }
}
