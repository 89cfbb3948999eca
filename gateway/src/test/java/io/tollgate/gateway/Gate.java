package io.tollgate.gateway;

import java.util.concurrent.CountDownLatch;

/** Holds back those who pass it, while it is shut. */
final class Gate {

  private volatile CountDownLatch latch;

  Gate(boolean shut) {
    latch = new CountDownLatch(shut ? 1 : 0);
  }

  void shut() {
    latch = new CountDownLatch(1);
  }

  void open() {
    latch.countDown();
  }

  void pass() {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
