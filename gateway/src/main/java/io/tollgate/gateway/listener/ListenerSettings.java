package io.tollgate.gateway.listener;

import io.tollgate.gateway.spool.SpoolSettings;
import io.tollgate.http.server.HttpLimits;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * Where and how clients are served (gateway.md, 2.5, 8.1, 8.2).
 *
 * @param address to listen on; port 0 takes any free one
 * @param announced whether connections begin with a PROXY header
 * @param secure the listener that speaks TLS
 * @param limits of requests
 * @param callsInFlight most calls at one time; further ones get 503
 * @param mostLag how late an event loop may be; calls that come to a later one get 503. Zero: any
 * @param refusesEncodedSlash whether a path with {@code %2F} gets 400 ({@code
 *     TOLLGATE_ENCODED_SLASH})
 * @param spool where large bodies wait
 */
public record ListenerSettings(
    InetSocketAddress address,
    boolean announced,
    Optional<SecureListening> secure,
    HttpLimits limits,
    int callsInFlight,
    Duration mostLag,
    boolean refusesEncodedSlash,
    SpoolSettings spool) {

  /** All addresses, port 8080, the contract's limits, 4,096 calls, 100 ms. */
  public static final ListenerSettings DEFAULT =
      new ListenerSettings(new InetSocketAddress(8080), HttpLimits.DEFAULT, 4096)
          .withMostLag(Duration.ofMillis(100));

  /** In the clear, however late the event loops are. */
  public ListenerSettings(InetSocketAddress address, HttpLimits limits, int callsInFlight) {
    this(address, false, Optional.empty(), limits, callsInFlight, SpoolSettings.DEFAULT);
  }

  /** However late the event loops are. */
  public ListenerSettings(
      InetSocketAddress address,
      boolean announced,
      Optional<SecureListening> secure,
      HttpLimits limits,
      int callsInFlight,
      SpoolSettings spool) {
    this(address, announced, secure, limits, callsInFlight, Duration.ZERO, false, spool);
  }

  public ListenerSettings withMostLag(Duration other) {
    return new ListenerSettings(
        address, announced, secure, limits, callsInFlight, other, refusesEncodedSlash, spool);
  }

  /** The same with a second listener, or instead of the first if it has the same address. */
  public ListenerSettings with(SecureListening other) {
    return new ListenerSettings(
        address,
        announced,
        Optional.of(other),
        limits,
        callsInFlight,
        mostLag,
        refusesEncodedSlash,
        spool);
  }

  /** The same with another spool. */
  public ListenerSettings with(SpoolSettings other) {
    return new ListenerSettings(
        address, announced, secure, limits, callsInFlight, mostLag, refusesEncodedSlash, other);
  }

  /** The same without paths that have {@code %2F}. */
  public ListenerSettings withoutEncodedSlash() {
    return new ListenerSettings(
        address, announced, secure, limits, callsInFlight, mostLag, true, spool);
  }

  /** Whether clients may come in the clear. */
  boolean opensClear() {
    return address.getPort() == 0
        || secure.map(other -> !other.address().equals(address)).orElse(true);
  }
}
