package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.store.journal.Journal;
import io.tollgate.backend.worker.Workers;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a checkpoint every half minute, or earlier when the journal has grown so much that
 * replaying it would delay a start; and removes the counters of deleted services every hour.
 */
final class CheckpointSchedule implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(CheckpointSchedule.class);
  private static final long INTERVAL_NANOS = Duration.ofSeconds(30).toNanos();
  private static final long EARLY_BYTES = 16L << 20;
  private static final long MOST_BYTES = 512L << 20;

  /** A checkpoint of very many applications takes seconds: a twentieth of a processor at most. */
  private static final int PAUSE_FACTOR = 20;

  private static final int CLOSE_SECONDS = 60;

  private final Checkpoint checkpoint;
  private final Journal journal;
  private final CounterLoader loader;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("usage-checkpoint").daemon().factory());
  private long lastAttempt = System.nanoTime();
  private long lastDuration;
  private boolean failing;

  CheckpointSchedule(Checkpoint checkpoint, Journal journal, CounterLoader loader) {
    this.checkpoint = checkpoint;
    this.journal = journal;
    this.loader = loader;
    var _ = thread.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    var _ = thread.scheduleWithFixedDelay(this::removeMarked, 1, 60, TimeUnit.MINUTES);
  }

  private void look() {
    if (isDue(System.nanoTime() - lastAttempt)) {
      long start = System.nanoTime();
      try {
        checkpoint.take(journal);
        failing = false;
      } catch (IOException | SQLException | RuntimeException e) {
        if (!failing) {
          log.error(
              "no checkpoint of the usage counters; counting goes on and the journal grows until one succeeds: free space on the disk of the data directory, or mend what the cause says",
              e);
        }
        failing = true;
      }
      lastAttempt = System.nanoTime();
      lastDuration = lastAttempt - start;
    }
  }

  private boolean isDue(long pause) {
    long bytes = journal.bytes();
    boolean wanted = pause >= INTERVAL_NANOS || (!failing && bytes > EARLY_BYTES);
    boolean rested = pause >= PAUSE_FACTOR * lastDuration || (!failing && bytes > MOST_BYTES);
    return wanted && rested;
  }

  private void removeMarked() {
    try {
      checkpoint.removeMarked(journal, loader);
    } catch (IOException | SQLException | RuntimeException e) {
      log.error(
          "the counters of deleted services cannot be removed, the next attempt is in an hour: free space on the disk of the data directory, or mend what the cause says",
          e);
    }
  }

  @Override
  public void close() {
    Workers.end(
        thread,
        CLOSE_SECONDS,
        () ->
            log.warn(
                "the checkpoint is still running after {} s, it is left behind", CLOSE_SECONDS));
  }
}
