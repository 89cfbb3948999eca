package io.tollgate.http.name;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/** Whether this machine could reach the IPv6 internet at all (gateway contract, ruling 8). */
final class GlobalIpv6 {

  private GlobalIpv6() {}

  static boolean available() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .anyMatch(GlobalIpv6::global);
    } catch (SocketException _) {
      return false;
    }
  }

  /** Global unicast is 2000::/3. */
  private static boolean global(InetAddress address) {
    return address instanceof Inet6Address && (address.getAddress()[0] & 0xe0) == 0x20;
  }
}
