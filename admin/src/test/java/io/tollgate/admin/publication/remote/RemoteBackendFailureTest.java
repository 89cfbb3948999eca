package io.tollgate.admin.publication.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tollgate.admin.publication.remote.InternalApiClient.Timeouts;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cannot be published says who failed how, and which setting would mend it. */
class RemoteBackendFailureTest {

  private static final Timeouts SHORT = new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(100));

  private ScriptedBackend server;
  private RemoteBackend backend;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedBackend();
    backend = new RemoteBackend(server.address());
  }

  @AfterEach
  void stop() {
    backend.close();
    server.close();
  }

  private String failure() {
    Throwable thrown = catchThrowable(() -> backend.deleteApplication("7", "a b/c"));
    assertThat(thrown).isInstanceOf(BackendUnavailable.class);
    assertThat(thrown.toString())
        .startsWith("the backend at http://localhost:")
        .doesNotContain("hush-hush");
    return String.valueOf(thrown.getMessage()).replaceFirst("^.*localhost:\\d+ ", "");
  }

  @Test
  void ids_stand_encoded_in_the_path_and_credentials_in_the_header() {
    server.answers(200, "{\"status\":\"deleted\"}");

    backend.deleteApplication("7", "a b/c+d");

    assertThat(server.requests())
        .containsExactly(
            "DELETE /internal/services/7/applications/a%20b%2Fc%2Bd/replace Basic dG9sbGdhdGU6aHVzaC1odXNo ");
  }

  @Test
  void wrong_credentials_name_the_settings_of_both_sides() {
    server.answers(401, "");

    assertThat(failure())
        .contains("(401)", "admin.backend-credentials-file", "backend.internal-password");
  }

  @Test
  void a_backend_that_answers_its_own_machine_only_names_its_setting() {
    server.answers(403, "{\"status\":\"forbidden\",\"error\":\"loopback only\"}");

    assertThat(failure()).contains("(403)", "set backend.internal-remote to true");
  }

  @Test
  void what_the_backend_says_of_an_error_is_repeated_with_status_and_request() {
    server.answers(503, "{\"status\":\"error\",\"error\":\"no space left\"}");

    assertThat(failure())
        .isEqualTo(
            "answered DELETE /internal/services/7/applications/a b/c/replace with 503 (no space left); its own log says why");
  }

  @Test
  void an_answer_that_is_no_backends_points_to_the_address() {
    server.answers(200, "<html>Welcome</html>");
    assertThat(failure()).contains("that is no answer of a backend's internal API");

    server.answers(302, "");
    assertThat(failure()).contains("with 302", "check admin.backend-url");
  }

  @Test
  void a_backend_that_does_not_answer_is_not_waited_for_longer_than_told() {
    server.fallsSilent();
    try (RemoteBackend impatient = new RemoteBackend(server.address(), SHORT)) {
      assertThat(catchThrowable(impatient::serviceIds))
          .isInstanceOf(BackendUnavailable.class)
          .hasMessageEndingWith("did not answer within 0.1 s");
    }
  }

  @Test
  void a_backend_that_is_down_takes_no_connections() {
    server.close();

    assertThat(failure()).isEqualTo("takes no connections: is it up? check admin.backend-url");
  }
}
