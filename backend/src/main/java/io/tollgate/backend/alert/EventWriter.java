package io.tollgate.backend.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands sightings from the event loops to the store, many in one transaction. While the store is
 * out of order they wait, and are tried again every second.
 */
final class EventWriter {

  private static final Logger log = LoggerFactory.getLogger(EventWriter.class);
  private static final int MOST_AT_ONCE = 1024;

  private final EventStore store;
  private final SeenApplications applications;
  private final ScheduledExecutorService thread;
  private final BlockingQueue<Sighting> waiting;

  /** Whether {@link #work} will run. */
  private final AtomicBoolean woken = new AtomicBoolean();

  /** Of the thread: what is being written, or could not be. */
  private final List<Sighting> batch = new ArrayList<>();

  private boolean failing;

  EventWriter(
      EventStore store,
      SeenApplications applications,
      ScheduledExecutorService thread,
      int mostWaiting) {
    this.waiting = new ArrayBlockingQueue<>(mostWaiting);
    this.store = store;
    this.applications = applications;
    this.thread = thread;
  }

  /**
   * Takes a sighting to be written. Does not block.
   *
   * @return false when too many wait, or all is closed
   */
  boolean offer(Sighting sighting) {
    if (!waiting.offer(sighting)) {
      return false;
    }
    if (!woken.get() && woken.compareAndSet(false, true)) {
      try {
        thread.execute(this::work);
      } catch (RejectedExecutionException e) {
        return false;
      }
    }
    return true;
  }

  private void work() {
    woken.set(false);
    do {
      waiting.drainTo(batch, MOST_AT_ONCE - batch.size());
    } while (!batch.isEmpty() && write());
  }

  private boolean write() {
    try {
      List<Announced> announced = store.announce(batch);
      for (int i = 0; i < announced.size(); i++) {
        applications.announced(batch.get(i).application(), announced.get(i));
      }
      batch.clear();
      failing = false;
      return true;
    } catch (RuntimeException e) {
      if (!failing) {
        log.error("events are not written at the moment, they will be tried again", e);
      }
      failing = true;
      tryAgain();
      return false;
    }
  }

  private void tryAgain() {
    woken.set(true);
    try {
      var _ = thread.schedule(this::work, 1, TimeUnit.SECONDS);
    } catch (RejectedExecutionException e) {
      log.warn("{} events are given up: they are raised by the next calls", batch.size());
    }
  }
}
