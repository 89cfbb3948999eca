package io.tollgate.backend.worker;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** What all threads that work beside the calls have in common. */
public final class Workers {

  private Workers() {}

  /**
   * Takes no more work and waits until what was given is done.
   *
   * @param seconds to wait at most
   * @param stillBusy called when that was not enough; the thread is left behind then
   */
  public static void end(ExecutorService worker, int seconds, Runnable stillBusy) {
    worker.shutdown();
    try {
      if (!worker.awaitTermination(seconds, TimeUnit.SECONDS)) {
        stillBusy.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
