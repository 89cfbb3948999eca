package io.tollgate.http.request;

import io.netty.util.NetUtil;
import java.nio.charset.StandardCharsets;

/**
 * Judges {@code host[:port]}, where peers that read it differently could be played off against each
 * other. A host is a name of letters, digits and {@code - . _ ~}, an IPv4 address, or an IPv6
 * address in brackets; percent-encoding and a user's name are refused.
 */
final class Authority {

  private static final int HIGHEST_PORT = 65_535;
  private static final int LONGEST_PORT = 5;

  private Authority() {}

  static boolean isValid(byte[] block, int from, int to) {
    int hostEnd = from < to && block[from] == '[' ? bracketsEnd(block, from, to) : from;
    if (hostEnd == from) {
      hostEnd = Characters.hostEnd(block, from, to);
    }
    return hostEnd > from && (hostEnd == to || block[hostEnd] == ':' && isPort(block, hostEnd, to));
  }

  /** Behind the closing bracket, {@code from} when there is no IPv6 address in between. */
  private static int bracketsEnd(byte[] block, int from, int to) {
    for (int i = from; i < to; i++) {
      if (block[i] == '%') {
        return from;
      }
      if (block[i] == ']') {
        String address = new String(block, from + 1, i - from - 1, StandardCharsets.ISO_8859_1);
        return NetUtil.isValidIpV6Address(address) ? i + 1 : from;
      }
    }
    return from;
  }

  private static boolean isPort(byte[] block, int colon, int to) {
    int digits = to - colon - 1;
    if (digits == 0 || digits > LONGEST_PORT) {
      return false;
    }
    int port = 0;
    for (int i = colon + 1; i < to; i++) {
      if (block[i] < '0' || block[i] > '9') {
        return false;
      }
      port = port * 10 + block[i] - '0';
    }
    return port <= HIGHEST_PORT;
  }
}
