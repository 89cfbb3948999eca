package io.tollgate.http.client;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Why a call to an upstream brought no whole answer.
 *
 * @param kind what happened
 * @param phase how far the call was
 * @param peer {@code host:port} as configured, and the address where one was found, for the log
 * @param detail one sentence for the log, without secrets
 * @param address that was tried, null when it did not come to that
 * @param reused whether a kept connection died before any byte of the answer: the upstream need not
 *     have seen the request
 */
public record UpstreamFailure(
    Kind kind,
    Phase phase,
    String peer,
    String detail,
    @Nullable InetAddress address,
    boolean reused) {

  /** A failure that has to do with no address in particular. */
  public UpstreamFailure(Kind kind, Phase phase, String peer, String detail) {
    this(kind, phase, peer, detail, null, false);
  }

  /** What went wrong; each has its own answer in the gateway. */
  public enum Kind {
    /** The name has no address, or no DNS server answered in time. */
    UNKNOWN_NAME,
    /** The address is link-local, and that is not allowed. */
    FORBIDDEN_ADDRESS,
    /** Nobody listens there. */
    REFUSED,
    /** No network leads there. */
    UNREACHABLE,
    /** No connection within the connect time-out. */
    CONNECT_TIMEOUT,
    /** All connections busy, and too many callers waiting or the wait too long. */
    POOL_FULL,
    /** The proxy on the way to a TLS upstream cannot be reached or grants no tunnel. */
    PROXY,
    /** The handshake failed, or the certificate is not trusted. */
    TLS,
    /** The upstream did not take the request within the send time-out. */
    SEND_TIMEOUT,
    /** No byte of the answer within the read time-out. */
    READ_TIMEOUT,
    /** The connection ended before the answer did. */
    RESET,
    /** What came is no HTTP answer, or its head is too large. */
    BAD_ANSWER
  }

  /** The phases of a call, in order. */
  public enum Phase {
    RESOLVE,
    WAIT_FOR_CONNECTION,
    CONNECT,
    HANDSHAKE,
    SEND_REQUEST,
    WAIT_FOR_HEAD,
    RECEIVE_BODY
  }

  /** The line for the log: kind, phase, peer and detail. */
  @Override
  public String toString() {
    return "%s while in %s with %s: %s".formatted(kind, phase, peer, detail);
  }
}
