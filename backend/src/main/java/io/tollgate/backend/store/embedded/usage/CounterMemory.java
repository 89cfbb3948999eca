package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.catalog.ApplicationKey;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The counters of all applications that are in use. */
final class CounterMemory {

  private final ConcurrentHashMap<ApplicationKey, ApplicationCounters> byApplication =
      new ConcurrentHashMap<>();

  /**
   * Finds and locks an application's counters.
   *
   * @return null when they are not in memory
   */
  @Nullable ApplicationCounters lock(ApplicationKey application) {
    ApplicationCounters counters = byApplication.get(application);
    if (counters == null) {
      return null;
    }
    counters.lock();
    if (counters.dropped()) {
      counters.unlock();
      return null;
    }
    return counters;
  }

  boolean contains(ApplicationKey application) {
    return byApplication.containsKey(application);
  }

  void add(ApplicationKey application, ApplicationCounters counters) {
    byApplication.put(application, counters);
  }

  /**
   * Empties the counters of a service's applications, all at one point of the journal. Nothing may
   * be added or dropped meanwhile.
   *
   * @param record appends to the journal what has happened, before memory changes
   */
  void clear(String serviceId, Appending record) throws IOException {
    List<ApplicationKey> applications =
        byApplication.keySet().stream()
            .filter(application -> application.serviceId().equals(serviceId))
            .sorted()
            .toList();
    LockedApplications locked = LockedApplications.lock(applications, this);
    if (locked == null) {
      throw new IllegalStateException("an application of service " + serviceId + " was dropped");
    }
    try {
      record.append();
      for (ApplicationKey application : applications) {
        locked.of(application).drop();
        byApplication.remove(application);
      }
    } finally {
      locked.unlock();
    }
  }

  int size() {
    return byApplication.size();
  }

  /**
   * Drops the applications that nobody has used since then.
   *
   * @param checkpoint number of the last record in the checkpoint
   */
  void dropIdle(long unusedSince, long checkpoint) {
    for (Map.Entry<ApplicationKey, ApplicationCounters> entry : byApplication.entrySet()) {
      ApplicationCounters counters = entry.getValue();
      counters.lock();
      try {
        if (counters.droppable(unusedSince, checkpoint)) {
          counters.drop();
          byApplication.remove(entry.getKey(), counters);
        }
      } finally {
        counters.unlock();
      }
    }
  }

  /** Writes to the journal. */
  @FunctionalInterface
  interface Appending {
    void append() throws IOException;
  }
}
