package io.tollgate.http.server;

/**
 * How a listener is used, at one moment.
 *
 * @param accepted connections ever accepted
 * @param open connections open now
 * @param requests requests ever handed to a handler
 * @param inFlight requests that have not got their whole answer
 */
public record ConnectionCounts(long accepted, long open, long requests, long inFlight) {

  public static final ConnectionCounts NONE = new ConnectionCounts(0, 0, 0, 0);

  /** Of two listeners together. */
  public ConnectionCounts plus(ConnectionCounts other) {
    return new ConnectionCounts(
        accepted + other.accepted,
        open + other.open,
        requests + other.requests,
        inFlight + other.inFlight);
  }
}
