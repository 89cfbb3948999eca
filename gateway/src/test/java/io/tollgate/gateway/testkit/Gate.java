package io.tollgate.gateway.testkit;

import java.util.concurrent.CountDownLatch;

/** Holds back those who pass it, while it is shut. */
public final class Gate {

  private volatile CountDownLatch latch;

  public Gate(boolean shut) {
    latch = new CountDownLatch(shut ? 1 : 0);
  }

  public void shut() {
    latch = new CountDownLatch(1);
  }

  public void open() {
    latch.countDown();
  }

  public void pass() {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
