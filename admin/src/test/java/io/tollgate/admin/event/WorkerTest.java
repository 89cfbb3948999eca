package io.tollgate.admin.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.Eventually;
import io.tollgate.admin.support.Heard;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerTest {
  private final Heard heard = Heard.of(Worker.class.getName());
  private final CountDownLatch begun = new CountDownLatch(1);

  @AfterEach
  void stopListening() {
    heard.close();
  }

  @Test
  void a_round_that_fails_is_logged() {
    try (Worker worker = new Worker("digger", WorkerTest::fails)) {
      worker.start();
      Eventually.until("it is logged", () -> !heard.lines().isEmpty());
    }

    assertThat(heard.lines()).containsOnly("digger failed and goes on in a second");
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

    assertThat(heard.lines()).isEmpty();
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
