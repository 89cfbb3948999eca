package io.tollgate.http.name;

import java.net.InetAddress;
import java.util.List;

/**
 * The outcome of one look-up.
 *
 * @param addresses empty when the name is unknown
 * @param reason why it is unknown; empty otherwise
 * @param seconds how long this holds
 */
record Found(List<InetAddress> addresses, String reason, long seconds) {

  /** Local files and constants are looked at again after this. */
  private static final long LOCAL_SECONDS = 5;

  /** How long nobody asks again after a failure. */
  private static final long FAILED_SECONDS = 1;

  static Found inDns(List<InetAddress> addresses, long seconds) {
    return new Found(List.copyOf(addresses), "", Math.clamp(seconds, 1, 86_400));
  }

  static Found locally(List<InetAddress> addresses) {
    return new Found(List.copyOf(addresses), "", LOCAL_SECONDS);
  }

  static Found nothing(String reason) {
    return new Found(List.of(), reason, FAILED_SECONDS);
  }
}
