package io.tollgate.admin.publication.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tollgate.admin.publication.remote.InternalApiClient.Timeouts;
import io.tollgate.protocol.administration.BackendAwayException;
import io.tollgate.protocol.administration.BackendErrors;
import io.tollgate.protocol.administration.BackendEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a backend elsewhere has noticed, as its internal API tells it. */
class RemoteObservationTest {

  private static final long AT = Instant.parse("2026-11-23T22:30:24Z").toEpochMilli();

  private ScriptedBackend server;
  private RemoteObservation observation;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedBackend();
    observation = new RemoteObservation(server.address());
  }

  @AfterEach
  void stop() {
    observation.close();
    server.close();
  }

  @Test
  void errors_are_asked_for_by_page() {
    server.answers(
        200,
        """
        {"status":"found","errors":[{"code":"metric_invalid","message":"metric \\"x\\" is invalid",
          "timestamp":"2026-11-23 22:30:24 UTC","context_info":{},"id":7}],"count":21}""");

    BackendErrors found = observation.errors("100", 2, 20);

    assertThat(found.total()).isEqualTo(21);
    assertThat(found.entries())
        .containsExactly(
            new BackendErrors.Entry(7, "metric_invalid", "metric \"x\" is invalid", AT));
    assertThat(server.requests())
        .singleElement()
        .asString()
        .startsWith("GET /internal/services/100/errors/?page=2&per_page=20 ");
  }

  @Test
  void a_service_that_the_backend_does_not_know_has_no_errors() {
    server.answers(404, "{\"status\":\"not_found\",\"error\":\"service not found\"}");

    assertThat(observation.errors("100", 1, 20)).isEqualTo(BackendErrors.NONE);
    observation.clearErrors("100");

    server.answers(404, "{\"status\":\"not_found\",\"error\":\"Not found\"}");
    assertThat(catchThrowable(() -> observation.errors("100", 1, 20)))
        .as("another server's 404")
        .isInstanceOf(BackendAwayException.class);
  }

  @Test
  void events_are_read_and_forgotten() {
    server.answers(
        200,
        """
        {"status":"found","events":[
          {"id":1,"type":"first_traffic","timestamp":"2026-11-23 22:30:24 UTC","object":
            {"service_id":"100","application_id":"app","timestamp":"2026-11-23 22:30:24 UTC"}},
          {"id":2,"type":"of_the_future","timestamp":"2026-11-23 22:30:24 UTC","object":
            {"service_id":"100","application_id":"app","timestamp":"2026-11-23 22:30:24 UTC"}},
          {"id":3,"type":"alert","timestamp":"2026-11-23 22:30:24 UTC","object":
            {"id":9,"utilization":80,"max_utilization":0.81,"application_id":"app",
             "service_id":"100","timestamp":"2026-11-23 22:30:24 UTC","limit":"hits per day: 81/100"}}]}""");

    assertThat(observation.events())
        .containsExactly(
            new BackendEvent.FirstTraffic(1, "100", "app", AT),
            new BackendEvent.Alert(3, "100", "app", AT, 9, 80, 0.81, "hits per day: 81/100"));

    observation.forgetEvents(3);
    assertThat(server.requests())
        .last()
        .asString()
        .startsWith("DELETE /internal/events/ ")
        .endsWith("{\"upto_id\":3}");
  }

  @Test
  void what_makes_no_sense_is_said_to_be_so() {
    server.answers(200, "{\"status\":\"found\",\"errors\":[{\"code\":\"x\"}],\"count\":1}");

    assertThat(catchThrowable(() -> observation.errors("100", 1, 20)))
        .isInstanceOf(BackendAwayException.class)
        .hasMessageContaining("id is missing")
        .hasMessageContaining("same version");
  }

  @Test
  void a_backend_that_says_nothing_is_not_waited_for_longer_than_told() {
    server.fallsSilent();
    Timeouts shortly = new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(100));
    try (RemoteObservation impatient = new RemoteObservation(server.address(), shortly)) {
      assertThat(catchThrowable(() -> impatient.errors("100", 1, 20)))
          .isInstanceOf(BackendAwayException.class)
          .hasMessageEndingWith("did not answer within 0.1 s");
    }
  }
}
