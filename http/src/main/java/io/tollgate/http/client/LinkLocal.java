package io.tollgate.http.client;

import java.net.InetAddress;

/** Addresses of the machine's own link, where clouds keep metadata (gateway contract 8.3). */
final class LinkLocal {

  private LinkLocal() {}

  /**
   * Also for 169.254.0.0/16 dressed as IPv6 ({@code ::a.b.c.d}; {@code ::ffff:} Java undresses).
   */
  static boolean matches(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address.isLinkLocalAddress()
        || (bytes.length == 16
            && compatible(bytes)
            && bytes[12] == (byte) 169
            && bytes[13] == (byte) 254);
  }

  private static boolean compatible(byte[] bytes) {
    for (int i = 0; i < 10; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return (bytes[10] == 0 && bytes[11] == 0) || (bytes[10] == -1 && bytes[11] == -1);
  }
}
