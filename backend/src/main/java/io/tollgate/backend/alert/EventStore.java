package io.tollgate.backend.alert;

import java.util.List;

/**
 * Keeps events, and what has been announced so that nothing is announced twice. Blocks; not for
 * event loops.
 */
public interface EventStore extends EventQueue {

  /**
   * Queues the events that these sightings give rise to, in their order, and remembers that they
   * have been announced; all of it in one step, or nothing. When the queue is full its oldest
   * events go.
   *
   * @return what is announced about the application of each sighting from now on
   * @throws io.tollgate.backend.store.StorageException when it cannot be kept
   */
  List<Announced> announce(List<Sighting> sightings);

  /** Forgets alerts that may be repeated by now. */
  void tidy(long nowMillis);

  /** How many events wait. */
  int size();
}
