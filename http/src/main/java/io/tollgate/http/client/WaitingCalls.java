package io.tollgate.http.client;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Function;
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

  /** Ends those that have waited too long. */
  void failLate(long now, Function<UpstreamCall, UpstreamFailure> failure) {
    List<UpstreamCall> late =
        calls.stream().filter(call -> call.over() || call.waitedTooLong(now)).toList();
    if (!late.isEmpty()) {
      calls.removeAll(late);
      late.forEach(call -> call.fail(failure.apply(call)));
    }
  }
}
