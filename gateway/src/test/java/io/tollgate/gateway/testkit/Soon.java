package io.tollgate.gateway.testkit;

import java.util.function.BooleanSupplier;

/** Waits for what happens in the background. */
public final class Soon {

  private Soon() {}

  public static void holds(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within 20 s: " + what);
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
