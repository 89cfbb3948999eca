package io.tollgate.backend.store.embedded.catalog;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * What is to be written so that stored rows become others.
 *
 * @param gone stored and not wanted
 * @param added wanted and not stored
 */
record Difference<T>(Set<T> gone, Set<T> added) {

  static <T> Difference<T> between(Collection<T> stored, Collection<T> wanted) {
    Set<T> gone = new HashSet<>(stored);
    Set<T> added = new HashSet<>(wanted);
    added.removeAll(gone);
    gone.removeAll(new HashSet<>(wanted));
    return new Difference<>(gone, added);
  }
}
