package io.tollgate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The roles as processes of their own serve what one process serves. */
class SeparateRolesIT {

  /** Ids of the first product and of its first metric. */
  private static final String SAMPLE = "1";

  private static final String SAMPLES_HITS = "1";

  @TempDir Path directory;
  private RunningProduct backend;

  @BeforeEach
  void startTheBackend() throws Exception {
    backend = RunningProduct.start(folder("backend"), "--roles=backend");
  }

  @AfterEach
  void stopTheBackend() {
    backend.close();
  }

  @Test
  void gateway_and_admin_beside_a_backend_serve_the_sample_product() throws Exception {
    assertThat(backend.printed())
        .contains("--roles gateway,admin", "--admin.backend-credentials-file " + credentials());
    try (RunningProduct front = beside("front", "gateway,admin")) {
      assertThat(front.printed()).doesNotContain("Not ready yet");
      assertThat(Shell.type(front.shown("passes")).out()).contains("\"path\":\"/hello\"");
      assertThat(Shell.type(front.shown("refused")).out()).endsWith("Authentication failed\n");
      assertThat(Shell.type(front.shown("usage")).out())
          .contains("<plan>Basic</plan>")
          .contains("<max_value>10</max_value>");
      assertThat(front.stop()).isZero();
    }
    assertThat(backend.stop()).isZero();
  }

  @Test
  void an_admin_side_whose_backend_is_away_starts_and_says_what_it_waits_for() throws Exception {
    backend.kill();
    try (RunningProduct front = beside("front", "gateway,admin")) {
      assertThat(front.printed())
          .contains("Not ready yet; /readyz says when it is:\n")
          .containsPattern("admin +.*http://localhost:" + backend.ports().backend());
      backend.startAgain();
      // Publication rests ever longer between its tries.
      String ready = "curl -sf --retry 30 --retry-delay 1 http://localhost:%d/readyz";
      assertThat(Shell.type(ready.formatted(front.ports().metrics())).out()).endsWith("ready\n");
      assertThat(Shell.type(front.shown("passes")).out()).contains("\"path\":\"/hello\"");
    }
  }

  @Test
  void the_backend_learns_of_edits_also_of_those_made_while_it_was_dead() throws Exception {
    try (RunningProduct front = beside("front", "gateway,admin")) {
      MeteredProduct metered = MeteredProduct.make(front, "eternity", 100);
      int gateway = front.ports().gateway();
      assertThat(CallStorm.once(gateway, metered.call())).isEqualTo(200);
      assertThat(CallStorm.once(gateway, metered.call())).isEqualTo(200);

      metered.limitTo(3);
      metered.awaitUsage("<max_value>3</max_value><current_value>2</current_value>");

      backend.kill();
      metered.limitTo(4);
      String ready = "curl -sS http://localhost:%d/readyz".formatted(front.ports().metrics());
      Shell.awaited(ready, "admin: the backend at http://localhost:");
      backend.startAgain();
      metered.awaitUsage("<max_value>4</max_value><current_value>2</current_value>");
      Shell.awaited(ready.replace("-sS", "-sSf"), "ready\n");

      assertThat(CallStorm.once(gateway, metered.call())).isEqualTo(200);
      assertThat(CallStorm.once(gateway, metered.call())).isEqualTo(200);
      CallStorm.untilLimited(gateway, metered.call());
    }
  }

  @Test
  void a_backend_that_lost_its_data_is_told_everything_again() throws Exception {
    try (RunningProduct front = beside("front", "gateway,admin")) {
      MeteredProduct metered = MeteredProduct.make(front, "eternity", 100);
      backend.kill();
      String credentials = Files.readString(credentials());
      Shell.type("rm -r '" + backend.directory().resolve("data") + "'");
      Files.createDirectories(credentials().getParent());
      Files.writeString(credentials(), credentials);
      backend.startAgain();

      metered.awaitUsage("<max_value>100</max_value><current_value>0</current_value>");
      assertThat(CallStorm.once(front.ports().gateway(), metered.call())).isEqualTo(200);
    }
  }

  @Test
  void three_processes_serve_the_sample_product_when_the_lines_they_print_are_pasted()
      throws Exception {
    try (RunningProduct admin = beside("admin", "admin")) {
      Path folder = folder("gateway");
      Shell.Result fetched = Shell.run(folder, List.of("bash", "-c", printed(admin, "curl -sSf")));
      assertThat(fetched.status()).as(fetched.out()).isZero();
      assertThat(printed(admin, "./tollgate up")).endsWith(" gateway.json");
      try (RunningProduct gateway =
          RunningProduct.start(
              folder, "--roles=gateway", "--gateway.configuration-file=gateway.json")) {
        String usage = admin.shown("usage");
        Shell.awaited(usage, "<authorized>true</authorized>");
        int port = gateway.ports().gateway();
        assertThat(CallStorm.once(port, call(key(usage)))).isEqualTo(200);
        assertThat(CallStorm.once(port, call("wrong"))).isEqualTo(403);
        assertThat(InternalApi.of(backend).counted(SAMPLE, SAMPLES_HITS, "")).isEqualTo(1);
      }
    }
  }

  private RunningProduct beside(String name, String roles) throws Exception {
    return RunningProduct.startBeside(
        backend,
        folder(name),
        "--roles=" + roles,
        "--admin.backend-url=http://localhost:" + backend.ports().backend(),
        "--admin.backend-credentials-file=" + credentials());
  }

  private Path credentials() {
    return backend.directory().resolve(InternalApi.CREDENTIALS);
  }

  private Path folder(String name) throws Exception {
    return Files.createDirectories(directory.resolve(name));
  }

  private static String printed(RunningProduct product, String begin) {
    return product
        .printed()
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(begin) && line.contains("gateway.json"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no '" + begin + "' in\n" + product.printed()));
  }

  private static String key(String usage) {
    Matcher key = Pattern.compile("user_key=(\\w+)").matcher(usage);
    assertThat(key.find()).isTrue();
    return key.group(1);
  }

  private static String call(String key) {
    return "GET /hello?user_key=%s HTTP/1.1\r\nHost: echo-api.localhost\r\n\r\n".formatted(key);
  }
}
