package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.catalog.ApplicationKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The counters of all applications of a batch, locked together. */
final class LockedApplications {

  private final Map<ApplicationKey, ApplicationCounters> locked = new HashMap<>();

  private LockedApplications() {}

  /**
   * Locks these applications.
   *
   * @param applications distinct and in ascending order, so that two batches cannot wait for each
   *     other
   * @return null, with nothing locked, when one of them is not in memory
   */
  static @Nullable LockedApplications lock(
      List<ApplicationKey> applications, CounterMemory memory) {
    LockedApplications all = new LockedApplications();
    for (ApplicationKey application : applications) {
      ApplicationCounters counters = memory.lock(application);
      if (counters == null) {
        all.unlock();
        return null;
      }
      all.locked.put(application, counters);
    }
    return all;
  }

  ApplicationCounters of(ApplicationKey application) {
    ApplicationCounters counters = locked.get(application);
    if (counters == null) {
      throw new IllegalStateException("not locked: " + application);
    }
    return counters;
  }

  void unlock() {
    locked.values().forEach(ApplicationCounters::unlock);
  }
}
