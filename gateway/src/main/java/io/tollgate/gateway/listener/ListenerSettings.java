package io.tollgate.gateway.listener;

import io.tollgate.gateway.spool.SpoolSettings;
import io.tollgate.http.server.HttpLimits;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where and how clients are served (gateway.md, 2.5, 8.1, 8.2).
 *
 * @param address to listen on; port 0 takes any free one
 * @param announced whether connections begin with a PROXY header
 * @param secure the listener that speaks TLS
 * @param limits of requests
 * @param callsInFlight most calls at one time; further ones get 503
 * @param spool where large bodies wait
 */
public record ListenerSettings(
    InetSocketAddress address,
    boolean announced,
    Optional<SecureListening> secure,
    HttpLimits limits,
    int callsInFlight,
    SpoolSettings spool) {

  /** All addresses, port 8080, the contract's limits, 4,096 calls. */
  public static final ListenerSettings DEFAULT =
      new ListenerSettings(new InetSocketAddress(8080), HttpLimits.DEFAULT, 4096);

  /** In the clear. */
  public ListenerSettings(InetSocketAddress address, HttpLimits limits, int callsInFlight) {
    this(address, false, Optional.empty(), limits, callsInFlight, SpoolSettings.DEFAULT);
  }

  /** The same with a second listener, or instead of the first if it has the same address. */
  public ListenerSettings with(SecureListening other) {
    return new ListenerSettings(
        address, announced, Optional.of(other), limits, callsInFlight, spool);
  }

  /** The same with another spool. */
  public ListenerSettings with(SpoolSettings other) {
    return new ListenerSettings(address, announced, secure, limits, callsInFlight, other);
  }

  /** Whether clients may come in the clear. */
  boolean opensClear() {
    return address.getPort() == 0
        || secure.map(other -> !other.address().equals(address)).orElse(true);
  }
}
