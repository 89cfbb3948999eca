package io.tollgate.admin.event;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tollgate.admin.support.Eventually;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class WorkerTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(Worker.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final CountDownLatch begun = new CountDownLatch(1);

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
    logger.setAdditive(false);
  }

  @AfterEach
  void stopListening() {
    logger.setAdditive(true);
    logger.detachAppender(log);
  }

  private List<String> errors() {
    return List.copyOf(log.list).stream()
        .filter(line -> line.getLevel() == Level.ERROR)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @Test
  void a_round_that_fails_is_logged() {
    try (Worker worker = new Worker("digger", WorkerTest::fails)) {
      worker.start();
      Eventually.until("it is logged", () -> !errors().isEmpty());
    }

    assertThat(errors()).containsExactly("digger failed and goes on in a second");
  }

  private static void fails() {
    throw new IllegalStateException("for a test");
  }

  @Test
  void a_round_that_fails_because_it_is_stopped_is_not() throws Exception {
    try (Worker worker = new Worker("digger", this::isStopped)) {
      worker.start();
      begun.await();
    }

    assertThat(errors()).isEmpty();
  }

  /** As a pool of connections does. */
  private void isStopped() {
    begun.countDown();
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
