package io.tollgate.gateway.policy.builtin.ratelimit;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps the counters of limiters. For any thread; never blocks. */
interface Counters {

  /**
   * Counts a call with all of its limiters, or with none if one refuses.
   *
   * @param then is told once, at once or later on any thread
   */
  void take(List<Demand> demands, Consumer<Taken> then);

  /** Where they are kept, for people; null: nowhere. */
  @Nullable String where();

  /** A call is over; those of its demands that are held are given back. */
  void leave(List<Demand> demands);
}
