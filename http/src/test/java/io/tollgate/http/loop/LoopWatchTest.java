package io.tollgate.http.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoopWatchTest {

  private final EventLoops loops = new EventLoops(1);
  private final EventLoop loop = loops.next();
  private final LoopWatch watch = loops.watch(loop);

  @AfterEach
  void close() {
    loops.close();
  }

  @Test
  void checks_until_removed_even_when_removed_during_a_check() throws InterruptedException {
    List<String> checked = new CopyOnWriteArrayList<>();
    CountDownLatch rounds = new CountDownLatch(3);
    loop.execute(
        () -> {
          LoopWatch.Entry[] entries = new LoopWatch.Entry[3];
          entries[0] = watch.add(_ -> checked.add("first"));
          entries[1] =
              watch.add(
                  _ -> {
                    checked.add("second");
                    entries[0].remove();
                    entries[1].remove();
                    entries[1].remove();
                  });
          entries[2] =
              watch.add(
                  now -> {
                    assertThat(now).isEqualTo(watch.now());
                    rounds.countDown();
                  });
        });
    assertThat(rounds.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(checked).containsExactly("second");
  }

  @Test
  void says_where_a_blocked_loop_stands() {
    Logger logger = (Logger) LoggerFactory.getLogger(LoopWatchdog.class);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.addAppender(lines);
    CountDownLatch blocking = new CountDownLatch(1);
    loop.execute(() -> awaitHere(blocking));
    while (lines.list.isEmpty()) {
      LockSupport.parkNanos(10_000_000);
    }
    blocking.countDown();
    logger.detachAppender(lines);
    assertThat(lines.list.getFirst().getFormattedMessage())
        .contains("has been blocked")
        .contains("awaitHere");
    while (watch.lag() == 0) {
      LockSupport.parkNanos(10_000_000);
    }
  }

  private static void awaitHere(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void knows_only_its_own_loops() {
    assertThat(loops.all()).containsExactly(loop);
    try (EventLoops others = new EventLoops(2)) {
      assertThat(others.all()).hasSize(2);
      assertThatThrownBy(() -> loops.watch(others.next()))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new EventLoops(0)).hasMessageContaining("at least 1 loop, not 0");
  }
}
