package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.catalog.Limit;
import io.tollgate.backend.catalog.Metric;
import io.tollgate.backend.usage.Change;
import io.tollgate.backend.usage.Effect;
import io.tollgate.backend.usage.StoredValues;
import io.tollgate.backend.usage.Windows;
import io.tollgate.protocol.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The counters of one application in memory. All methods but {@link #lock} need its lock. Metrics
 * are known by id: their objects change with the service's configuration.
 */
final class ApplicationCounters {

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, MetricCounters> byMetric = new HashMap<>();
  private long lastUsed;
  private long lastSequence;
  private boolean dropped;

  ApplicationCounters(Windows now) {
    this.lastUsed = now.minute();
  }

  void lock() {
    lock.lock();
  }

  void unlock() {
    lock.unlock();
  }

  StoredValues values(List<Limit> limits, Windows now) {
    lastUsed = now.minute();
    if (limits.isEmpty()) {
      return StoredValues.NONE;
    }
    long[] values = new long[limits.size()];
    for (int i = 0; i < values.length; i++) {
      Limit limit = limits.get(i);
      MetricCounters counters = byMetric.get(limit.metric().id());
      values[i] = counters == null ? 0 : counters.value(now.of(limit.period()));
    }
    return new StoredValues(values);
  }

  /**
   * A metric whose counter cannot take this effect, null when all can. Eternity is looked at: no
   * other counter is larger but after a set.
   */
  @Nullable Metric overflowing(Effect effect, Windows now) {
    for (Change change : effect.changes()) {
      if (change.appliedTo(eternity(change.metric().id(), now)) == Long.MAX_VALUE) {
        return change.metric();
      }
    }
    return null;
  }

  /** The same of several effects, one after the other. */
  @Nullable Metric overflowing(List<Effect> effects, Windows now) {
    Map<String, Long> after = new HashMap<>();
    for (Effect effect : effects) {
      for (Change change : effect.changes()) {
        String id = change.metric().id();
        Long known = after.get(id);
        long value = change.appliedTo(known == null ? eternity(id, now) : known);
        if (value == Long.MAX_VALUE) {
          return change.metric();
        }
        after.put(id, value);
      }
    }
    return null;
  }

  private long eternity(String metricId, Windows now) {
    MetricCounters counters = byMetric.get(metricId);
    return counters == null ? 0 : counters.value(now.of(Period.ETERNITY));
  }

  /**
   * @param sequence number of the journal record that holds this effect
   */
  void apply(Effect effect, Windows at, Windows now, long sequence) {
    lastUsed = now.minute();
    lastSequence = sequence;
    List<Change> changes = effect.changes();
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      if (change.counts()) {
        of(change.metric().id()).apply(change, at, now);
      }
    }
  }

  /** Takes over a counter from the checkpoint, before others can see this object. */
  void load(String metricId, long window, long value, Windows now) {
    of(metricId).load(window, value, now);
  }

  private MetricCounters of(String metricId) {
    return byMetric.computeIfAbsent(metricId, id -> new MetricCounters());
  }

  /** Whether nobody has used it since that minute and the checkpoint holds all of it. */
  boolean droppable(long unusedSince, long checkpoint) {
    return lastUsed < unusedSince && lastSequence <= checkpoint;
  }

  void drop() {
    dropped = true;
  }

  /** Whether it has left memory; then who found it before must look again. */
  boolean dropped() {
    return dropped;
  }
}
