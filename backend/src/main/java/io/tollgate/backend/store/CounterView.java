package io.tollgate.backend.store;

import io.tollgate.backend.catalog.ApplicationKey;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * The counters by the names of the key schema (7.2), whatever the storage calls them. Blocks; not
 * for event loops.
 */
public interface CounterView {

  /**
   * All counters of an application that are not 0: of its metrics and of its response codes.
   *
   * @return values by {@link CounterName}
   */
  SortedMap<String, Long> countersOf(ApplicationKey application);

  /**
   * All counters of a service as a whole that are not 0; those of its applications are not among
   * them.
   *
   * @return values by {@link CounterName}
   */
  SortedMap<String, Long> countersOf(String serviceId);

  /** Ids of the service's applications that ever counted anything ({@code cinstances}). */
  SortedSet<String> applicationsWithTraffic(String serviceId);
}
