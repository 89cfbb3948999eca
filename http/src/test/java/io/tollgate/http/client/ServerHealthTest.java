package io.tollgate.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServerHealthTest {

  private long nanos = -5;
  private final ServerHealth<String> health =
      new ServerHealth<>(3, Duration.ofSeconds(30), () -> nanos);

  private void after(int seconds) {
    nanos += TimeUnit.SECONDS.toNanos(seconds);
  }

  private void fails(int times) {
    for (int i = 0; i < times; i++) {
      health.failed("a");
    }
  }

  @Test
  void enough_failures_put_a_server_aside_for_a_time() {
    fails(2);
    assertThat(health.aside("a")).isFalse();
    fails(1);
    assertThat(health.aside("a")).isTrue();
    assertThat(health.aside("b")).isFalse();
    after(31);
    assertThat(health.aside("a")).isFalse();
  }

  @Test
  void failures_far_apart_do_not_add_up() {
    fails(2);
    after(31);
    fails(2);
    assertThat(health.aside("a")).isFalse();
  }

  @Test
  void answers_in_between_do_not_excuse_failures() {
    fails(2);
    health.succeeded("a");
    fails(1);
    assertThat(health.aside("a")).isTrue();
  }

  @Test
  void one_failure_at_the_next_try_is_enough() {
    fails(3);
    after(31);
    fails(1);
    assertThat(health.aside("a")).isTrue();
  }

  @Test
  void one_answer_at_the_next_try_clears_it() {
    fails(3);
    after(31);
    health.succeeded("a");
    fails(2);
    assertThat(health.aside("a")).isFalse();
  }
}
