package io.tollgate.gateway.policy;

import io.tollgate.gateway.policy.LastingState.Place;
import io.tollgate.protocol.gateway.PublishedService;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All {@link LastingState} of a gateway. What a compiled chain holds is not forgotten; what only a
 * replaced one held is kept for a while, so that a service may go and come back, and a host that is
 * loaded anew for every call may be idle in between.
 */
public final class LastingStates implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LastingStates.class);

  private static final long KEPT_MILLIS = Duration.ofHours(1).toMillis();

  private final InstantSource clock;
  private final Map<Place, Remembered> states = new HashMap<>();

  public LastingStates(InstantSource clock) {
    this.clock = clock;
  }

  LastingState at(PublishedService version, String policy, int position) {
    return new LastingState(
        this,
        new Place(
            version.environment(), version.service().id(), policy, Integer.toString(position)));
  }

  synchronized <T> T keep(Place place, Class<T> type, Supplier<? extends T> first) {
    long now = clock.millis();
    states.values().removeIf(remembered -> remembered.isForgotten(now));
    Remembered known = states.get(place);
    Object before = known == null ? null : known.value();
    T state = type.isInstance(before) ? type.cast(before) : first.get();
    states.put(place, new Remembered(state, now));
    return state;
  }

  /** Ends what must not be lost, such as batches of usage. */
  @Override
  public void close() {
    for (AutoCloseable state : closeable()) {
      try {
        state.close();
      } catch (Exception e) {
        log.error("state of a policy could not be closed", e);
      }
    }
  }

  private synchronized List<AutoCloseable> closeable() {
    List<AutoCloseable> found = new ArrayList<>();
    for (Remembered remembered : states.values()) {
      if (remembered.value() instanceof AutoCloseable state) {
        found.add(state);
      }
    }
    states.clear();
    return found;
  }

  /** Held for an hour, then only as long as somebody else does. */
  private static final class Remembered {

    private final WeakReference<Object> weak;
    private final long sinceMillis;
    private @Nullable Object strong;

    Remembered(Object state, long sinceMillis) {
      this.weak = new WeakReference<>(state);
      this.strong = state;
      this.sinceMillis = sinceMillis;
    }

    @Nullable Object value() {
      return weak.get();
    }

    boolean isForgotten(long nowMillis) {
      if (nowMillis - sinceMillis > KEPT_MILLIS) {
        strong = null;
      }
      return strong == null && weak.get() == null;
    }
  }
}
