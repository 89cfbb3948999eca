package io.tollgate.gateway.policy.builtin.ratelimit;

import io.tollgate.gateway.memory.BoundedMap;
import io.tollgate.gateway.policy.builtin.ratelimit.LimitRule.Admission;
import io.tollgate.gateway.policy.builtin.ratelimit.LimitRule.InFlight;
import io.tollgate.gateway.policy.builtin.ratelimit.LimitRule.State;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counters of this process alone. */
final class LocalCounters implements Counters {

  /** Callers may choose keys: those that were not asked for longest are forgotten. */
  private static final int MOST = 100_000;

  private final InstantSource clock;
  private final Map<String, State> states = new BoundedMap<>(MOST);

  LocalCounters(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void take(List<Demand> demands, Consumer<Taken> then) {
    then.accept(take(demands, clock.millis()));
  }

  private synchronized Taken take(List<Demand> demands, long now) {
    Admission[] admissions = new Admission[demands.size()];
    double delay = 0;
    for (int i = 0; i < admissions.length; i++) {
      Demand demand = demands.get(i);
      Admission admission = demand.rule().admit(before(demands, admissions, i), now);
      if (admission == null) {
        return new Taken.Rejected(demand.key());
      }
      admissions[i] = admission;
      delay = Math.max(delay, admission.delaySeconds());
    }
    for (int i = 0; i < admissions.length; i++) {
      states.put(demands.get(i).key(), admissions[i].after());
    }
    return new Taken.Admitted(delay);
  }

  /** Of two limiters with one counter the second sees what the first has counted. */
  private @Nullable State before(List<Demand> demands, Admission[] admissions, int index) {
    String key = demands.get(index).key();
    for (int i = index - 1; i >= 0; i--) {
      if (demands.get(i).key().equals(key)) {
        return admissions[i].after();
      }
    }
    return states.get(key);
  }

  @Override
  public String where() {
    return "of this process";
  }

  @Override
  public synchronized void leave(List<Demand> demands) {
    for (Demand demand : demands) {
      if (demand.held() && states.get(demand.key()) instanceof InFlight(int calls)) {
        if (calls > 1) {
          states.put(demand.key(), new InFlight(calls - 1));
        } else {
          states.remove(demand.key());
        }
      }
    }
  }
}
