package io.tollgate.gateway.configuration;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Asks a source again from time to time, on a thread of its own. */
final class Reloader implements AutoCloseable {

  private final ReloadPauses pauses;
  private final BooleanSupplier attempt;
  private int failures;
  private long changes;
  private @Nullable Thread thread;

  /**
   * @param attempt tells whether it succeeded; throws nothing
   */
  Reloader(ReloadPauses pauses, BooleanSupplier attempt) {
    this.pauses = pauses;
    this.attempt = attempt;
  }

  synchronized void start() {
    thread = Thread.ofVirtual().name("configuration-reload").start(this::run);
  }

  /** Somebody has asked the source just now: the next pause begins. */
  synchronized void asked(boolean succeeded) {
    failures = succeeded ? 0 : failures + 1;
    changes++;
    notifyAll();
  }

  private void run() {
    try {
      while (true) {
        awaitTurn();
        asked(attempt.getAsBoolean());
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  private synchronized void awaitTurn() throws InterruptedException {
    long seen = changes - 1;
    long deadline = 0;
    Optional<Duration> pause = Optional.empty();
    while (true) {
      if (seen != changes) {
        seen = changes;
        pause = pauses.after(failures);
        deadline = System.nanoTime() + pause.map(Duration::toNanos).orElse(0L);
      }
      if (pause.isEmpty()) {
        wait();
        continue;
      }
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  @Override
  public void close() {
    Thread running;
    synchronized (this) {
      running = thread;
    }
    if (running != null) {
      running.interrupt();
    }
  }
}
