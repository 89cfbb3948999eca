package io.tollgate.http.server;

/**
 * User event for a connection's handler: the request that it was given came to a bad end (malformed
 * chunk, body too slow) before its answer began. The server answers it; what the handler still
 * writes is dropped. It should cancel what it began for the request.
 */
public enum RequestBroken {
  INSTANCE
}
