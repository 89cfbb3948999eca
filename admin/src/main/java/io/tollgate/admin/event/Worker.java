package io.tollgate.admin.event;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread of its own that does the same over and over, until it is closed. */
public final class Worker implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Worker.class);
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

  /** Interrupts what is being done, and waits ten seconds for its end. */
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

  private void run() {
    try {
      while (!Thread.interrupted()) {
        round.run();
      }
    } catch (InterruptedException e) {
      log.debug("{} stops", name);
    }
  }
}
