package io.tollgate.gateway.listener;

import io.tollgate.http.server.HttpLimits;
import java.net.InetSocketAddress;

/**
 * Where and how clients are served (gateway.md, 2.5, 8.1, 8.2).
 *
 * @param address to listen on; port 0 takes any free one
 * @param limits of requests
 * @param callsInFlight most calls at one time; further ones get 503
 */
public record ListenerSettings(InetSocketAddress address, HttpLimits limits, int callsInFlight) {

  /** All addresses, port 8080, the contract's limits, 4,096 calls. */
  public static final ListenerSettings DEFAULT =
      new ListenerSettings(new InetSocketAddress(8080), HttpLimits.DEFAULT, 4096);
}
