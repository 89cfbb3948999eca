package io.tollgate.http.server;

import java.time.Duration;

/**
 * How long a connection waits for its client (gateway contract 8.2). Exact to about 0.2 s.
 *
 * @param head from the first byte of a request, or the opening of the connection, to its whole head
 * @param keepAlive between two requests; zero closes after each answer
 * @param bodyIdle between two pieces of a request's body, while somebody wants it
 * @param sendIdle for the client to take some of an answer
 */
public record HttpTimeouts(
    Duration head, Duration keepAlive, Duration bodyIdle, Duration sendIdle) {

  /** 30, 75, 60 and 60 s. */
  public static final HttpTimeouts DEFAULT =
      new HttpTimeouts(
          Duration.ofSeconds(30),
          Duration.ofSeconds(75),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60));
}
