package io.tollgate.http.loop;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs where a loop stands that has not come round for a while: blocking code on an event loop is a
 * bug, and its stack is the only witness.
 */
final class LoopWatchdog implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LoopWatchdog.class);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Map<Thread, LoopWatch> watches;
  private final Set<Thread> blocked = new HashSet<>();
  private final Thread thread;

  LoopWatchdog(Map<Thread, LoopWatch> watches) {
    this.watches = watches;
    thread = Thread.ofPlatform().daemon().name("loop-watchdog").start(this::run);
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(PATIENCE.dividedBy(2));
        watches.forEach(this::look);
      }
    } catch (InterruptedException _) {
      // Closed: nothing is left to watch.
    }
  }

  private void look(Thread loop, LoopWatch watch) {
    long late = System.nanoTime() - watch.lastTick();
    if (late < PATIENCE.toNanos()) {
      blocked.remove(loop);
    } else if (loop.isAlive() && blocked.add(loop)) {
      log.warn(
          "Event loop {} has been blocked for {} ms; all its connections wait. It is at\n{}",
          loop.getName(),
          late / 1_000_000,
          Arrays.stream(loop.getStackTrace())
              .map(frame -> "\tat " + frame)
              .collect(Collectors.joining("\n")));
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
