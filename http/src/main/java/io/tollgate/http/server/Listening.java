package io.tollgate.http.server;

/** What all connections of one listener share. */
record Listening(HttpLimits limits, BadRequestPage page, Traffic traffic) {

  HttpTimeouts times() {
    return limits.timeouts();
  }

  /** Whether a connection may serve another request after this one. */
  boolean keepsAlive() {
    return times().keepAlive().isPositive() && !traffic.draining();
  }
}
