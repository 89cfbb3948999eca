package io.tollgate.http.request;

/**
 * Where a request ends and whether another may follow.
 *
 * @param bodyLength bytes, or {@link #CHUNKED}
 */
record Framing(long bodyLength, boolean keepsAlive, boolean expectsContinue) {

  /** The body comes in chunks. */
  static final long CHUNKED = -1;
}
