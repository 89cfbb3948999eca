package io.tollgate.http.name;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Addresses written as such. */
final class Literals {

  private Literals() {}

  /** The address that a text is, IPv6 without brackets; null for a name. Asks nobody. */
  static @Nullable InetAddress parse(String text) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
    return bytes == null ? null : address(bytes);
  }

  static InetAddress address(byte... bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("An address has 4 or 16 bytes, not " + bytes.length, e);
    }
  }
}
