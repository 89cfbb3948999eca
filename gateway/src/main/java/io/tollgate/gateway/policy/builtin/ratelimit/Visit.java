package io.tollgate.gateway.policy.builtin.ratelimit;

import io.tollgate.gateway.call.Call;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One call at the limiters of one policy. On the call's event loop, but for {@link #told}. */
final class Visit {

  private final Call call;
  private final Counters counters;
  private final List<Demand> demands;
  private @Nullable Taken taken;
  private boolean heldBack;
  private boolean waitedFor;
  private boolean gone;

  Visit(Call call, Counters counters, List<Demand> demands) {
    this.call = call;
    this.counters = counters;
    this.demands = demands;
  }

  void begin() {
    counters.take(demands, this::told);
    waitedFor = taken == null;
  }

  private void told(Taken outcome) {
    if (!call.eventLoop().inEventLoop()) {
      call.eventLoop().execute(() -> told(outcome));
      return;
    }
    taken = outcome;
    if (outcome instanceof Taken.Admitted(double delaySeconds)) {
      if (gone) {
        counters.leave(demands);
        return;
      }
      if (delaySeconds >= 0.001) {
        holdBack(delaySeconds);
        return;
      }
    }
    if (waitedFor) {
      call.resume();
    }
  }

  private void holdBack(double seconds) {
    heldBack = true;
    call.eventLoop()
        .schedule(
            () -> {
              heldBack = false;
              call.resume();
            },
            (long) (seconds * 1000),
            TimeUnit.MILLISECONDS);
  }

  /** Null as long as the call has to wait. */
  @Nullable Taken outcome() {
    return heldBack ? null : taken;
  }

  /** The call is over. */
  void end() {
    if (!gone) {
      gone = true;
      if (taken instanceof Taken.Admitted) {
        counters.leave(demands);
      }
    }
  }
}
