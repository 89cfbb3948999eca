package io.tollgate.gateway.listener;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.log.CallEnd;
import io.tollgate.gateway.routing.RoutedService;
import org.jspecify.annotations.Nullable;

/** One call among those in flight: counted in and out, timed, and written down at its end. */
final class CallAccount {

  /** Status of the log for a client that did not wait for its answer. */
  private static final int CLIENT_GONE = 499;

  private final Reception reception;
  private final long started;
  private boolean entered;

  CallAccount(Reception reception) {
    this.reception = reception;
    this.started = reception.meters().now();
  }

  /**
   * False when there is too much to do.
   *
   * @param lag of the event loop, in nanoseconds
   */
  boolean enter(long lag) {
    entered = reception.inFlight().enter(started, lag);
    return entered;
  }

  void leave() {
    if (entered) {
      entered = false;
      reception.inFlight().leave();
    }
  }

  /** Counts and logs the answer. */
  void close(Call call, ClientAnswer answer, @Nullable RoutedService service) {
    long nanos = reception.meters().now() - started;
    int status = answer.status() == 0 ? CLIENT_GONE : answer.status();
    call.answered(status);
    reception.meters().answered(status);
    if (service != null) {
      service.meters().callEnded(nanos);
    }
    if (reception.accessLog() != null) {
      reception.accessLog().write(call, new CallEnd(status, answer.bodyBytes(), nanos));
    }
  }
}
