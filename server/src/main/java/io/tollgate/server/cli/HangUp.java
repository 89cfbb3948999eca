package io.tollgate.server.cli;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/** SIGHUP, by which an operator has a server read anew what it reads at its start. */
final class HangUp {

  private HangUp() {}

  /** One after the other, however fast the signals come. */
  static void runs(Runnable action) {
    Lock one = new ReentrantLock();
    try {
      Signal.handle(
          new Signal("HUP"),
          _ -> {
            one.lock();
            try {
              action.run();
            } finally {
              one.unlock();
            }
          });
    } catch (IllegalArgumentException e) {
      // A system without it, or a JVM that was told to leave signals alone (-Xrs).
      LoggerFactory.getLogger(HangUp.class).info("SIGHUP is not listened to: {}", e.getMessage());
    }
  }
}
