package io.tollgate.backend.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.TestClock;
import io.tollgate.backend.catalog.Application;
import io.tollgate.backend.catalog.Applications;
import io.tollgate.backend.catalog.Service;
import io.tollgate.backend.error.ServiceErrors;
import io.tollgate.backend.store.embedded.event.EmbeddedEvents;
import io.tollgate.backend.store.embedded.usage.UsageStore;
import io.tollgate.backend.store.journal.FsyncMode;
import io.tollgate.backend.usage.Effect;
import io.tollgate.backend.usage.SampleMetrics;
import io.tollgate.backend.usage.StoredValues;
import io.tollgate.protocol.administration.BackendApplication;
import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsTest {

  private static final Service SERVICE =
      new Service(
          new BackendService(
              "100",
              "pk",
              AuthenticationMode.USER_KEY,
              false,
              true,
              true,
              Set.of(),
              SampleMetrics.DEFINITIONS,
              List.of(),
              Set.of()),
          new Applications());

  @TempDir Path directory;

  private final TestClock clock = TestClock.at("2010-05-20T20:10:10Z");
  private UsageStore usage;
  private EmbeddedEvents events;

  @BeforeEach
  void open() {
    usage = UsageStore.open(directory, FsyncMode.EVERY_SECOND, 10, new ServiceErrors(), clock);
    events = EmbeddedEvents.open(directory);
  }

  @AfterEach
  void close() {
    events.close();
    usage.close();
  }

  @Test
  void what_does_not_fit_into_a_full_queue_is_announced_by_the_next_call()
      throws InterruptedException {
    HeldStore slow = new HeldStore(events);
    try (Alerts alerts = new Alerts(usage.ledger(), slow, null, clock, 3)) {
      call(alerts, "first");
      slow.asked.await();
      for (int i = 0; i < 10; i++) {
        call(alerts, "app" + i);
      }
      slow.release();
      alerts.drain();
      assertThat(events.size()).as("one in the making and three that waited").isEqualTo(2 * 4);

      for (int i = 0; i < 10; i++) {
        call(alerts, "app" + i);
        alerts.drain();
      }
      assertThat(events.size()).isEqualTo(2 * 11);
    }
  }

  @Test
  void an_application_without_calls_for_an_hour_leaves_memory_and_stays_announced() {
    try (Alerts alerts = new Alerts(usage.ledger(), events, null, clock)) {
      call(alerts, "app1");
      clock.moveTo("2010-05-20T21:10:00Z");
      alerts.tidy();
      assertThat(alerts.applicationsInMemory()).isEqualTo(1);
      clock.moveTo("2010-05-20T21:11:00Z");
      alerts.tidy();
      assertThat(alerts.applicationsInMemory()).isZero();

      call(alerts, "app1");
      alerts.drain();
      assertThat(events.size()).isEqualTo(2);
    }
  }

  @Test
  void closing_writes_what_waits() {
    try (Alerts alerts = new Alerts(usage.ledger(), events, null, clock)) {
      call(alerts, "app1");
    }
    assertThat(events.size()).isEqualTo(2);
  }

  private void call(TrafficWatch watch, String application) {
    watch.counted(
        SERVICE,
        Application.of(
            new BackendApplication(
                "100", application, "active", null, null, null, Set.of(), Set.of(), Set.of()),
            same -> same),
        StoredValues.NONE,
        Effect.NONE,
        clock.millis());
  }
}
