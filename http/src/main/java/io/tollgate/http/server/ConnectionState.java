package io.tollgate.http.server;

/** Where a client connection stands. */
enum ConnectionState {
  /** Between two requests, or within a head. */
  IDLE(Input.REQUESTS),
  /** A request has begun, and its body has not ended. */
  BODY(Input.REQUESTS),
  /** The request is whole, its answer is not. */
  ANSWER(Input.LATER),
  /** Answered, but the request's body still comes and is thrown away. */
  DISCARD(Input.REQUESTS),
  /** Bytes go through, both ways. */
  TUNNEL(Input.TUNNEL),
  /** Our last word is said; the client may read it before the connection is cut. */
  LINGER(Input.NOTHING);

  /** What the bytes that arrive are taken for. */
  enum Input {
    REQUESTS,
    TUNNEL,
    NOTHING,
    LATER
  }

  private final Input input;

  ConnectionState(Input input) {
    this.input = input;
  }

  Input input() {
    return input;
  }
}
