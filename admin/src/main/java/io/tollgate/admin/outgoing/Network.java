package io.tollgate.admin.outgoing;

import java.net.InetAddress;

/**
 * A range of addresses: those that begin with the same bits.
 *
 * @param start one of them
 * @param bits how many leading bits count
 */
public record Network(InetAddress start, int bits) {

  /**
   * Reads {@code 10.0.0.0/8}, {@code fd00::/8} or a single address.
   *
   * @throws IllegalArgumentException for anything else; the message says what is allowed
   */
  public static Network parse(String text) {
    int slash = text.indexOf('/');
    try {
      InetAddress start = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
      int most = start.getAddress().length * 8;
      int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
      if (bits >= 0 && bits <= most) {
        return new Network(start, bits);
      }
    } catch (IllegalArgumentException e) {
      // Said below, for all the ways of being wrong.
    }
    throw new IllegalArgumentException(
        text + " is no network; write an address and its bits, such as 10.0.0.0/8 or fd00::/8");
  }

  public boolean contains(InetAddress address) {
    byte[] mine = start.getAddress();
    byte[] theirs = address.getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
