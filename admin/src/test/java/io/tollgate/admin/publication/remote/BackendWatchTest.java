package io.tollgate.admin.publication.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A backend that was away, or that forgot something, is told everything again. */
class BackendWatchTest {

  private static final String KNOWS_SEVEN = "{\"status\":\"found\",\"services\":[\"7\"]}";
  private static final String KNOWS_NOTHING = "{\"status\":\"found\",\"services\":[]}";

  private final Semaphore told = new Semaphore(0);
  private ScriptedBackend server;
  private RemoteBackend backend;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedBackend();
    backend = new RemoteBackend(server.address());
    server.answers(200, KNOWS_SEVEN);
    backend.putService(
        new BackendService(
            "7",
            "key",
            AuthenticationMode.USER_KEY,
            false,
            true,
            true,
            Set.of(),
            List.of(),
            List.of(),
            Set.of()));
  }

  @AfterEach
  void stop() {
    backend.close();
    server.close();
  }

  private BackendWatch watch() {
    return new BackendWatch(backend, told::release, Duration.ofMillis(5));
  }

  @Test
  void one_that_is_there_and_remembers_is_left_alone() throws Exception {
    try (BackendWatch watch = watch()) {
      awaited(() -> server.requests().size() >= 5);

      assertThat(told.availablePermits()).isZero();
      assertThat(watch.trouble()).isEmpty();
    }
  }

  @Test
  void one_that_was_away_is_told_everything_once_when_it_is_back() throws Exception {
    try (BackendWatch watch = watch()) {
      server.answers(503, "");
      awaited(() -> watch.trouble().isPresent());
      assertThat(watch.trouble()).get().asString().contains("with 503");
      assertThat(told.availablePermits()).isZero();

      server.answers(200, KNOWS_SEVEN);
      assertThat(told.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
      assertThat(watch.trouble()).isEqualTo(Optional.empty());
      int asked = server.requests().size();
      awaited(() -> server.requests().size() >= asked + 3);
      assertThat(told.availablePermits()).isZero();
    }
  }

  @Test
  void one_that_lost_a_product_it_had_accepted_is_told_everything_once() throws Exception {
    try (BackendWatch watch = watch()) {
      server.answers(200, KNOWS_NOTHING);

      assertThat(told.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
      int asked = server.requests().size();
      awaited(() -> server.requests().size() >= asked + 3);
      assertThat(told.availablePermits()).isZero();
      assertThat(watch.trouble()).isEmpty();
    }
  }

  private static void awaited(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + 5_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("five seconds").isLessThan(deadline);
      Thread.sleep(2);
    }
  }
}
