package io.tollgate.http.server;

import io.tollgate.http.loop.LoopWatch;
import java.time.Duration;

/** Until when a connection's client must have done the next thing. */
final class ConnectionDeadline {

  private final LoopWatch watch;
  private long since;
  private long patience = Long.MAX_VALUE;

  ConnectionDeadline(LoopWatch watch) {
    this.watch = watch;
  }

  void in(long nanos) {
    since = watch.now();
    patience = nanos;
  }

  void in(Duration duration) {
    in(duration.toNanos());
  }

  void never() {
    patience = Long.MAX_VALUE;
  }

  /** Starts the same span anew. */
  void renew() {
    since = watch.now();
  }

  boolean passed(long now) {
    return now - since > patience;
  }
}
