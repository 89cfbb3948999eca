package io.tollgate.backend.store;

import io.tollgate.backend.catalog.ApplicationKey;
import java.util.SortedMap;

/** The counters by the names of the key schema (7.2), whatever the storage calls them. */
public interface CounterView {

  /**
   * All counters of an application that are not 0. Blocks; not for event loops.
   *
   * @return values by {@link CounterName}
   */
  SortedMap<String, Long> countersOf(ApplicationKey application);
}
