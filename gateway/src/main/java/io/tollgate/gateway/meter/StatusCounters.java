package io.tollgate.gateway.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** A counter per HTTP status, each made when its status is first seen. */
final class StatusCounters {

  private static final int STATUSES = 1000;

  private final MeterRegistry registry;
  private final String name;
  private final Tags tags;
  private final AtomicReferenceArray<@Nullable Counter> counters =
      new AtomicReferenceArray<>(STATUSES);

  StatusCounters(MeterRegistry registry, String name, Tags tags) {
    this.registry = registry;
    this.name = name;
    this.tags = tags;
  }

  void count(int status) {
    int index = status >= 0 && status < STATUSES ? status : 0;
    Counter counter = counters.get(index);
    if (counter == null) {
      // The registry hands out the same counter if two loops come here at once.
      counter = registry.counter(name, tags.and("status", Integer.toString(index)));
      counters.set(index, counter);
    }
    counter.increment();
  }
}
