package io.tollgate.admin.rest.server;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The memory that large answers may take together; who finds none waits for those before him
 * (account-management-api.md, 1.5).
 */
final class LargeAnswers {
  static final int SMALL = 64 * 1024;

  /** A text is read, decoded, kept in a growing buffer and copied out of it. */
  private static final long COPIES = 6;

  private static final long PART_OF_HEAP = 4;

  private final int size;
  private final Duration patience;
  private final Semaphore free;

  /**
   * @param size bytes
   * @param patience how long an answer waits for its share
   */
  LargeAnswers(int size, Duration patience) {
    this.size = size;
    this.patience = patience;
    this.free = new Semaphore(size, true);
  }

  static LargeAnswers usual() {
    long size = Runtime.getRuntime().maxMemory() / PART_OF_HEAP;
    return new LargeAnswers((int) Math.min(size, Integer.MAX_VALUE), Duration.ofSeconds(10));
  }

  /** There was no memory for a large answer for a while. */
  static final class Full extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** What one answer has of it. Used by one thread. */
  final class Share {
    private int taken;

    /**
     * Waits for the memory that an answer of these texts takes while it is made; one that is larger
     * than all there is waits until it is alone.
     *
     * @param bytes of the texts; none is taken for small ones
     * @param working has a permit of this request, which is given back while it waits
     */
    void take(long bytes, Semaphore working) throws Full {
      if (bytes > SMALL) {
        int due = (int) Math.min(size, COPIES * bytes);
        if (!free.tryAcquire(due) && !waited(due, working)) {
          throw new Full();
        }
        taken += due;
      }
    }

    /** The answer is made and takes no more than its own length from now on. */
    void shrink(int length) {
      int less = Math.max(0, taken - length);
      free.release(less);
      taken -= less;
    }

    /** The answer is written, or there is none. */
    void giveBack() {
      shrink(0);
    }
  }

  private boolean waited(int due, Semaphore working) {
    working.release();
    try {
      return free.tryAcquire(due, patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      working.acquireUninterruptibly();
    }
  }
}
