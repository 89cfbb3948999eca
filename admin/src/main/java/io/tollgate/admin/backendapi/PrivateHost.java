package io.tollgate.admin.backendapi;

import java.net.InetAddress;
import java.util.Locale;

/** Hosts that can be told to be private without asking a name server. */
final class PrivateHost {
  private PrivateHost() {}

  static boolean is(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.equals("localhost") || name.endsWith(".localhost")) {
      return true;
    }
    try {
      String literal = name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
      InetAddress address = InetAddress.ofLiteral(literal);
      return address.isLoopbackAddress()
          || address.isSiteLocalAddress()
          || address.isLinkLocalAddress()
          || address.isAnyLocalAddress()
          || isUniqueLocal(address.getAddress());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** fc00::/7, the private networks of IPv6. */
  private static boolean isUniqueLocal(byte[] address) {
    return address.length == 16 && (address[0] & 0xFE) == 0xFC;
  }
}
