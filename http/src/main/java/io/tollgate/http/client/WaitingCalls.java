package io.tollgate.http.client;

import io.tollgate.http.client.UpstreamFailure.Kind;
import io.tollgate.http.client.UpstreamFailure.Phase;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls in line for a connection. */
final class WaitingCalls {

  private final ArrayDeque<UpstreamCall> calls = new ArrayDeque<>();

  void add(UpstreamCall call) {
    calls.addLast(call);
  }

  void addFirst(UpstreamCall call) {
    calls.addFirst(call);
  }

  int size() {
    return calls.size();
  }

  boolean isEmpty() {
    return calls.isEmpty();
  }

  @Nullable UpstreamCall first() {
    return calls.peekFirst();
  }

  /** Takes the first out that somebody still waits for. */
  @Nullable UpstreamCall next() {
    UpstreamCall next;
    do {
      next = calls.pollFirst();
    } while (next != null && next.over());
    return next;
  }

  /**
   * Ends those that have waited too long.
   *
   * @param connecting whether a connection is being opened, so that this is what takes so long
   */
  void failLate(long now, Route route, boolean connecting) {
    List<UpstreamCall> late =
        calls.stream().filter(call -> call.over() || call.waitedTooLong(now)).toList();
    if (!late.isEmpty()) {
      calls.removeAll(late);
      late.forEach(call -> call.fail(tooLong(call, route, connecting)));
    }
  }

  private static UpstreamFailure tooLong(UpstreamCall call, Route route, boolean connecting) {
    return new UpstreamFailure(
        connecting ? route.failure(Kind.CONNECT_TIMEOUT) : Kind.POOL_FULL,
        connecting ? Phase.CONNECT : Phase.WAIT_FOR_CONNECTION,
        route.text(),
        "no connection within " + call.timeouts().connect());
  }
}
