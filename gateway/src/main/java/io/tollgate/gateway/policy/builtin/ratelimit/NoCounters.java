package io.tollgate.gateway.policy.builtin.ratelimit;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where counters are configured that can never be asked. */
record NoCounters(String cause) implements Counters {

  @Override
  public void take(List<Demand> demands, Consumer<Taken> then) {
    then.accept(new Taken.Unknown(cause));
  }

  @Override
  public @Nullable String where() {
    return null;
  }

  @Override
  public void leave(List<Demand> demands) {}
}
