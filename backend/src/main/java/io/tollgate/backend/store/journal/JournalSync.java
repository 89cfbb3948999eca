package io.tollgate.backend.store.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forces the journal to the disk on a thread of its own, where a slow disk (180 ms were measured)
 * keeps no event loop waiting.
 */
public final class JournalSync implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(JournalSync.class);
  private static final Waiter NOBODY = failure -> {};

  private final Journal journal;
  private final FsyncMode mode;
  private final Watch watch;
  private final LinkedBlockingQueue<Waiter> waiting = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(this::run, "usage-journal-sync");
  private volatile boolean closed;
  private boolean failing;

  /**
   * @param watch asked every second, and before anybody who waits for the disk is told
   */
  public JournalSync(Journal journal, FsyncMode mode, Watch watch) {
    this.journal = journal;
    this.mode = mode;
    this.watch = watch;
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Calls the waiter once everything appended so far is as safe as the mode promises: at once, or
   * later on the sync thread.
   */
  public void whenSafe(Waiter waiter) {
    if (mode == FsyncMode.EVERY_SECOND) {
      waiter.safe(null);
    } else if (closed) {
      waiter.safe(new JournalClosedException());
    } else {
      waiting.add(waiter);
    }
  }

  private void run() {
    long synced = journal.lastSequence();
    List<Waiter> waiters = new ArrayList<>();
    while (!closed || !waiting.isEmpty()) {
      await(waiters);
      long appended = journal.lastSequence();
      @Nullable IOException failure = watch.look();
      if (failure == null && (appended > synced || !waiters.isEmpty())) {
        failure = force();
        synced = failure == null ? appended : synced;
      }
      for (Waiter waiter : waiters) {
        waiter.safe(failure);
      }
      waiters.clear();
    }
  }

  /** Waiters enter the queue after their append, so one sync serves all that are drained here. */
  private void await(List<Waiter> waiters) {
    try {
      Waiter first = waiting.poll(1, TimeUnit.SECONDS);
      if (first != null) {
        waiters.add(first);
        waiting.drainTo(waiters);
      }
    } catch (InterruptedException e) {
      // Nobody has reason to interrupt this thread; it ends by close() alone.
      waiting.drainTo(waiters);
    }
  }

  private @Nullable IOException force() {
    try {
      journal.sync();
      if (failing) {
        log.info("the usage journal reaches the disk again");
      }
      failing = false;
      return null;
    } catch (IOException e) {
      if (!failing) {
        log.error(
            "the usage journal does not reach the disk ({}); a power cut would lose counts: check the disk of the data directory",
            e.toString());
      }
      failing = true;
      return e;
    }
  }

  /** Lets all that wait have their answer, then ends the thread. */
  @Override
  public void close() {
    closed = true;
    waiting.add(NOBODY);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the disk. */
  @FunctionalInterface
  public interface Waiter {

    /**
     * @param failure null when the records are safe
     */
    void safe(@Nullable IOException failure);
  }

  /** Looks after the files. */
  @FunctionalInterface
  public interface Watch {

    /**
     * @return why nothing that is written reaches anybody, null when it does
     */
    @Nullable IOException look();
  }
}
