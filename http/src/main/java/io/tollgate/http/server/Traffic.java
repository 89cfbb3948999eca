package io.tollgate.http.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The connections of one listener: who is there, what was counted, and whether it is draining. */
final class Traffic {

  private final Set<OpenConnection> open = ConcurrentHashMap.newKeySet();
  private final LongAdder accepted = new LongAdder();
  private final LongAdder requests = new LongAdder();
  private final LongAdder answered = new LongAdder();
  private volatile boolean draining;

  void accepted() {
    accepted.increment();
  }

  void opened(OpenConnection connection) {
    open.add(connection);
  }

  void closed(OpenConnection connection) {
    open.remove(connection);
  }

  void begun() {
    requests.increment();
  }

  void finished() {
    answered.increment();
  }

  boolean draining() {
    return draining;
  }

  /** From now on an answer is its connection's last. */
  void beginDrain() {
    draining = true;
  }

  /** Tells everybody who is there; nobody may come any more. */
  void drainOpen() {
    open.forEach(OpenConnection::drain);
  }

  void cut() {
    open.forEach(OpenConnection::cut);
  }

  int open() {
    return open.size();
  }

  ConnectionCounts counts() {
    // Answered first: a request in between must not make the difference negative.
    long done = answered.sum();
    long begun = requests.sum();
    return new ConnectionCounts(accepted.sum(), open.size(), begun, begun - done);
  }
}
