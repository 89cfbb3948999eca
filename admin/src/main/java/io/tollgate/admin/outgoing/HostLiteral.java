package io.tollgate.admin.outgoing;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Hosts that are addresses, in all the ways in which the C library reads them: {@code 2130706433},
 * {@code 0x7f.1} and {@code 0177.0.0.1} are the loopback address, too.
 */
final class HostLiteral {
  private static final int MOST_PARTS = 4;
  private static final long PART = 255;

  private HostLiteral() {}

  /** What a host means: an address, a name, or nothing good. */
  sealed interface Meaning {
    record Address(InetAddress address) implements Meaning {}

    record Name() implements Meaning {}

    record Nonsense() implements Meaning {}
  }

  static Meaning of(String host) {
    if (host.indexOf(':') >= 0) {
      return v6(host);
    }
    String[] parts = host.split("\\.", -1);
    if (!isNumber(parts[parts.length - 1])) {
      return new Meaning.Name();
    }
    byte[] octets = parts.length > MOST_PARTS ? null : octets(parts);
    if (octets == null) {
      return new Meaning.Nonsense();
    }
    try {
      return new Meaning.Address(InetAddress.getByAddress(octets));
    } catch (UnknownHostException e) {
      return new Meaning.Nonsense();
    }
  }

  private static Meaning v6(String host) {
    try {
      InetAddress address = InetAddress.ofLiteral(host);
      // An IPv4 address in IPv6 clothes comes out as what it is; nobody writes it so for good.
      return address instanceof Inet4Address
          ? new Meaning.Nonsense()
          : new Meaning.Address(address);
    } catch (IllegalArgumentException e) {
      return new Meaning.Nonsense();
    }
  }

  /** A name's last label is never a number, so that only addresses end in one. */
  private static boolean isNumber(String label) {
    return !label.isEmpty()
        && (label.chars().allMatch(c -> c >= '0' && c <= '9') || label.startsWith("0x"));
  }

  private static byte @Nullable [] octets(String[] parts) {
    long address = 0;
    for (int i = 0; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      long most = last ? (1L << (8 * (MOST_PARTS - i))) - 1 : PART;
      long value = number(parts[i]);
      if (value < 0 || value > most) {
        return null;
      }
      address |= last ? value : value << (8 * (MOST_PARTS - 1 - i));
    }
    return new byte[] {
      (byte) (address >> 24), (byte) (address >> 16), (byte) (address >> 8), (byte) address
    };
  }

  /** Decimal, octal or hexadecimal; -1 for what is none. */
  private static long number(String part) {
    try {
      if (part.startsWith("0x")) {
        return part.length() == 2 ? 0 : unsigned(part.substring(2), 16);
      }
      return part.length() > 1 && part.startsWith("0")
          ? unsigned(part.substring(1), 8)
          : unsigned(part, 10);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static long unsigned(String digits, int radix) {
    if (digits.startsWith("+") || digits.startsWith("-")) {
      throw new NumberFormatException(digits);
    }
    return Long.parseLong(digits, radix);
  }
}
