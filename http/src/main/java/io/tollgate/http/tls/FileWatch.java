package io.tollgate.http.tls;

import java.time.Duration;

/**
 * Does something again and again on a thread of its own, since files are not read on event loops.
 */
final class FileWatch implements AutoCloseable {

  private final Thread thread;

  FileWatch(Duration every, Runnable look) {
    thread = Thread.ofVirtual().name("certificate-watch").unstarted(() -> run(every, look));
  }

  private static void run(Duration every, Runnable look) {
    try {
      while (true) {
        Thread.sleep(every);
        look.run();
      }
    } catch (InterruptedException _) {
      // Closed.
    }
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
