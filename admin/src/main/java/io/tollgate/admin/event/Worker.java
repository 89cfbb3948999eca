package io.tollgate.admin.event;

import io.tollgate.admin.database.DatabaseUnavailable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread of its own that does the same over and over, until it is closed; a round that fails is
 * logged and holds up the next for a second.
 */
public final class Worker implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Worker.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration STOP = Duration.ofSeconds(10);

  private final String name;
  private final Round round;
  private @Nullable Thread thread;

  /** What is done over and over; it waits where there is nothing to do. */
  @FunctionalInterface
  public interface Round {
    void run() throws InterruptedException;
  }

  /**
   * @param name of the thread
   */
  public Worker(String name, Round round) {
    this.name = name;
    this.round = round;
  }

  public synchronized void start() {
    thread = Thread.ofPlatform().name(name).daemon().start(this::run);
  }

  /** Interrupts what waits, and waits itself ten seconds for the end of what does not. */
  @Override
  public synchronized void close() {
    if (thread != null) {
      thread.interrupt();
      try {
        boolean unused = thread.join(STOP);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void goRound() throws InterruptedException {
    try {
      round.run();
    } catch (DatabaseUnavailable e) {
      log.debug("{} waits: {}", name, e.getMessage());
      Thread.sleep(PAUSE);
    } catch (RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        log.debug("{} was stopped on its way", name, e);
        return;
      }
      log.error("{} failed and goes on in a second", name, e);
      Thread.sleep(PAUSE);
    }
  }

  private void run() {
    try {
      while (!Thread.interrupted()) {
        goRound();
      }
    } catch (InterruptedException e) {
      log.debug("{} stops", name);
    }
  }
}
