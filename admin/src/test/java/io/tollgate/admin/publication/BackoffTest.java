package io.tollgate.admin.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final AtomicLong now = new AtomicLong();
  private final Backoff backoff = new Backoff(now::get);

  @Test
  void doubles_the_pause_up_to_ten_seconds() {
    assertThat(backoff.failed(1)).isEqualTo(Duration.ofMillis(100));
    assertThat(backoff.failed(1)).isEqualTo(Duration.ofMillis(200));
    for (int i = 0; i < 10; i++) {
      backoff.failed(1);
    }
    assertThat(backoff.failed(1)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void leaves_a_service_alone_until_its_pause_is_over() {
    backoff.failed(1);

    assertThat(backoff.paused()).containsExactly(1L);
    assertThat(backoff.next(Duration.ofSeconds(5))).isEqualTo(Duration.ofMillis(100));
    now.addAndGet(Duration.ofMillis(100).toNanos());
    assertThat(backoff.paused()).isEmpty();
  }

  @Test
  void forgets_failures_after_a_success() {
    backoff.failed(1);
    backoff.succeeded(1);

    assertThat(backoff.paused()).isEmpty();
    assertThat(backoff.next(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(5));
    assertThat(backoff.failed(1)).isEqualTo(Duration.ofMillis(100));
  }
}
