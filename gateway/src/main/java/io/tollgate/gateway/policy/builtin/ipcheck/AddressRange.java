package io.tollgate.gateway.policy.builtin.ipcheck;

import io.netty.util.NetUtil;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that begin with the same bits.
 *
 * @param network 4 or 16 bytes
 * @param bits how many of them count
 */
record AddressRange(byte[] network, int bits) {

  /** An address, or address and length ({@code 10.0.0.0/8}, {@code 2001:db8::/32}); else null. */
  static @Nullable AddressRange parse(String text) {
    int slash = text.indexOf('/');
    byte[] network = address(slash < 0 ? text : text.substring(0, slash));
    if (network == null) {
      return null;
    }
    int all = network.length * 8;
    if (slash < 0) {
      return new AddressRange(network, all);
    }
    String length = text.substring(slash + 1);
    if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > all) {
      return null;
    }
    return new AddressRange(network, Integer.parseInt(length));
  }

  /** The bytes of a literal, an IPv4 address in IPv6 as IPv4; null when it is none. */
  static byte @Nullable [] address(String text) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text.strip());
    return bytes != null && bytes.length == 16 && isMapped(bytes)
        ? Arrays.copyOfRange(bytes, 12, 16)
        : bytes;
  }

  private static boolean isMapped(byte[] bytes) {
    for (int i = 0; i < 10; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return bytes[10] == (byte) 0xff && bytes[11] == (byte) 0xff;
  }

  boolean contains(byte[] address) {
    if (address.length != network.length) {
      return false;
    }
    int whole = bits / 8;
    for (int i = 0; i < whole; i++) {
      if (address[i] != network[i]) {
        return false;
      }
    }
    int rest = bits % 8;
    return rest == 0 || ((address[whole] ^ network[whole]) & 0xff) >> (8 - rest) == 0;
  }
}
