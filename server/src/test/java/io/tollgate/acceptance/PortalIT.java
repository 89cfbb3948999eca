package io.tollgate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.http.testkit.ScriptedUpstream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway alone whose portal is the admin API of another process (gateway.md, 1.2 and 1.3). */
class PortalIT {

  @TempDir Path directory;
  private final ScriptedUpstream upstream = ScriptedUpstream.answering(ScriptedUpstream.ok("up"));
  private RunningProduct backend;
  private RunningProduct front;
  private MeteredProduct metered;

  @BeforeEach
  void start() throws Exception {
    backend = RunningProduct.start(folder("backend"), "--roles=backend");
    front =
        RunningProduct.startBeside(
            backend,
            folder("front"),
            "--roles=gateway,admin",
            "--admin.backend-url=http://localhost:" + backend.ports().backend(),
            "--admin.backend-credentials-file="
                + backend.directory().resolve(InternalApi.CREDENTIALS));
    metered = MeteredProduct.make(front, "eternity", 1000);
  }

  @AfterEach
  void stop() {
    front.close();
    backend.close();
    upstream.close();
  }

  @Test
  void it_follows_promotions_and_outlives_its_portal_even_over_a_restart() throws Exception {
    try (RunningProduct alone = alone("--gateway.configuration-cache=1")) {
      assertThat(CallStorm.once(alone.ports().gateway(), metered.call())).isEqualTo(200);
      metered.promote(
          "error_status_auth_missing=401&api_backend=http://localhost:" + upstream.port());
      awaitStatusWithoutKey(alone, "metered.localhost", 401);

      front.kill();
      assertThat(CallStorm.once(alone.ports().gateway(), metered.call())).isEqualTo(200);
      assertThat(alone.stop()).isZero();
      alone.startAgain();
      assertThat(alone.printed()).contains("the last good configuration is served");
      assertThat(CallStorm.once(alone.ports().gateway(), metered.call())).isEqualTo(200);

      front.startAgain();
      metered.promote("error_status_auth_missing=402");
      alone.hangUp();
      awaitStatusWithoutKey(alone, "metered.localhost", 402);
      assertThat(alone.stop()).isZero();
    }
  }

  @Test
  void a_hang_up_makes_it_load_what_it_would_not_load_by_itself() throws Exception {
    try (RunningProduct alone = alone("--gateway.configuration-cache=-1")) {
      metered.promote("error_status_auth_missing=401");
      assertThat(statusWithoutKey(alone, "metered.localhost")).isEqualTo(403);
      alone.hangUp();
      awaitStatusWithoutKey(alone, "metered.localhost", 401);
      assertThat(alone.stop()).isZero();
    }
  }

  @Test
  @ConformanceCase("GW-140")
  void in_staging_the_next_call_uses_what_was_just_published() throws Exception {
    try (RunningProduct alone = alone("--gateway.deployment-environment=staging")) {
      assertThat(statusWithoutKey(alone, "metered.staging.localhost")).isEqualTo(403);
      metered.stage("error_status_auth_missing=401");
      assertThat(statusWithoutKey(alone, "metered.staging.localhost")).isEqualTo(401);
      assertThat(statusWithoutKey(alone, "unknown.example")).isEqualTo(404);
      assertThat(alone.stop()).isZero();
    }
  }

  private RunningProduct alone(String option) throws Exception {
    return RunningProduct.start(
        folder("alone"),
        "--roles=gateway",
        "--gateway.portal-endpoint=http://%s@localhost:%d"
            .formatted(front.shown("admin token"), front.ports().admin()),
        option);
  }

  private static int statusWithoutKey(RunningProduct gateway, String host) throws Exception {
    return CallStorm.once(
        gateway.ports().gateway(), "GET /called HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(host));
  }

  private static void awaitStatusWithoutKey(RunningProduct gateway, String host, int status)
      throws Exception {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (statusWithoutKey(gateway, host) != status) {
      assertThat(System.nanoTime()).as("status " + status + " in time").isLessThan(deadline);
      Thread.sleep(50);
    }
  }

  private Path folder(String name) throws Exception {
    return Files.createDirectories(directory.resolve(name));
  }
}
