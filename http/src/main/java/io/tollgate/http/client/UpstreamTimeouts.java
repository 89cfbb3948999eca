package io.tollgate.http.client;

import java.time.Duration;

/**
 * How long a call waits (gateway contract 8.2).
 *
 * @param connect for a connection, from the wait for a free place in the pool to the end of the TLS
 *     handshake
 * @param send between two successful writes while there is something to write
 * @param readIdle between two reads of the answer, and for its first byte once the request is sent
 */
public record UpstreamTimeouts(Duration connect, Duration send, Duration readIdle) {

  /** 60 s each. */
  public static final UpstreamTimeouts DEFAULT =
      new UpstreamTimeouts(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(60));

  public UpstreamTimeouts {
    if (!connect.isPositive() || !send.isPositive() || !readIdle.isPositive()) {
      throw new IllegalArgumentException(
          "Upstream time-outs must be above zero: connect %s, send %s, read %s"
              .formatted(connect, send, readIdle));
    }
  }
}
