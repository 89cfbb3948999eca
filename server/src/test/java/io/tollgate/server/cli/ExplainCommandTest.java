package io.tollgate.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tollgate.backend.Backend;
import io.tollgate.backend.BackendSettings;
import io.tollgate.backend.BackendSettings.InternalAccess;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.HttpServer;
import io.tollgate.protocol.administration.BackendApplication;
import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.administration.BackendService.Metric;
import io.tollgate.protocol.administration.BackendService.UsageLimit;
import io.tollgate.protocol.time.Period;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** The command against a backend that listens. */
class ExplainCommandTest {

  private static final String CALL = "provider_key=pk&app_id=app1&app_key=k1&usage[hits]=";

  @TempDir Path directory;
  private final EventLoops loops = new EventLoops(1);
  private final StringWriter printed = new StringWriter();
  private Backend backend;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    backend =
        Backend.open(
            directory.resolve("backend"),
            InstantSource.fixed(Instant.parse("2010-05-20T20:10:10Z")),
            BackendSettings.DEFAULT.with(new InternalAccess("tollgate", "s3cret", false)),
            "1",
            new SimpleMeterRegistry());
    backend
        .administration()
        .putService(
            new BackendService(
                "100",
                "pk",
                AuthenticationMode.APP_ID,
                false,
                true,
                true,
                Set.of("tok"),
                List.of(new Metric("1", "hits", null), new Metric("2", "refunds", "1")),
                List.of(
                    new UsageLimit("9", "1", Period.DAY, 10),
                    new UsageLimit("9", "2", Period.ETERNITY, 0)),
                Set.of()));
    backend
        .administration()
        .putApplication(
            new BackendApplication(
                "100", "app1", "active", "9", "Gold", null, Set.of(), Set.of("k1"), Set.of()));
    server = backend.listen(loops, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Files.writeString(directory.resolve("backend/internal-credentials"), "tollgate:s3cret\n");
  }

  @AfterEach
  void stop() {
    server.close();
    loops.close();
    backend.close();
  }

  @Test
  void shows_checks_limits_and_decision_of_a_call_that_may_pass() {
    assertThat(explain(CALL + "4")).isZero();
    assertThat(printed.toString())
        .contains("  ok   application key")
        .containsPattern("ok +hits +day +10 +0 +4\n")
        .contains("Authorised: application app1 of service 100")
        .doesNotContain("k1");
  }

  @Test
  void shows_what_stands_in_the_way_and_the_remedy() {
    assertThat(explain(CALL + "11")).isOne();
    assertThat(printed.toString())
        .containsPattern("NO +hits +day +10 +0 +11\n")
        .contains("409 limits_exceeded")
        .contains("or raise the limit in the plan");

    assertThat(explain("http://localhost:3000/transactions/oauth_authorize.xml?" + CALL + "1"))
        .isOne();
    assertThat(printed.toString())
        .contains("  NO   oauth")
        .contains("  -    redirect           not reached")
        .contains("409 oauth_not_enabled");
  }

  @Test
  void a_limit_of_none_is_told_as_what_it_is() {
    assertThat(explain(CALL + "0&usage[refunds]=1")).isOne();
    assertThat(printed.toString())
        .containsPattern("NO +refunds +eternity +0 +0 +1\n")
        .contains("409 limits_exceeded")
        .contains(
            "  remedy   Plan Gold forbids the method refunds (limit 0): waiting does not help")
        .doesNotContain("Wait for the period");
  }

  @Test
  void asks_a_backend_elsewhere_where_settings_name_one() {
    String[] elsewhere = {
      "--data.directory=" + directory.resolve("of-another-process"),
      "--admin.backend-url=http://localhost:" + server.address().getPort(),
      "--backend.port=1"
    };
    assertThat(run(CALL + "1", elsewhere)).isEqualTo(2);
    assertThat(printed.toString())
        .contains("set admin.backend-password or admin.backend-credentials-file");
    List<String> known = new ArrayList<>(List.of(elsewhere));
    known.add("--admin.backend-password=s3cret");
    assertThat(run(CALL + "1", known.toArray(String[]::new))).as(printed.toString()).isZero();
    known.set(known.size() - 1, "--admin.backend-password=wrong");
    assertThat(run(CALL + "1", known.toArray(String[]::new))).isEqualTo(2);
    assertThat(printed.toString())
        .contains("the data directory of the process with the backend role")
        .contains("--admin.backend-url with --admin.backend-password");
  }

  @Test
  void a_backend_alone_is_asked_itself_whatever_a_shared_file_says_of_others() {
    assertThat(
            explain(
                CALL + "1",
                "--roles=backend",
                "--admin.backend-url=http://localhost:1",
                "--admin.backend-credentials-file=" + directory.resolve("of-another-machine")))
        .as(printed.toString())
        .isZero();
  }

  @Test
  void prints_json_for_programs() {
    assertThat(explain(CALL + "11", "--json")).isOne();
    assertThat(JsonMapper.builder().build().readTree(printed.toString()).path("code").asString())
        .isEqualTo("limits_exceeded");
  }

  @Test
  void says_what_to_do_when_it_cannot_ask() throws IOException {
    Path credentials = directory.resolve("backend/internal-credentials");
    Files.writeString(credentials, "tollgate:wrong\n");
    assertThat(explain(CALL + "1")).isEqualTo(2);
    assertThat(printed.toString()).contains("--data.directory");

    Files.delete(credentials);
    assertThat(explain(CALL + "1")).isEqualTo(2);
    assertThat(printed.toString()).contains(credentials.toString()).contains("--data.directory");

    int port = server.address().getPort();
    server.close();
    assertThat(explain(CALL + "1", "--backend.internal-password=s3cret")).isEqualTo(2);
    assertThat(printed.toString())
        .contains("no backend answers at http://localhost:" + port)
        .contains("tollgate up")
        .contains("--backend.port");

    assertThat(explain("http://localhost/hello")).isEqualTo(2);
    assertThat(explain(CALL + "1", "--nonsense")).isEqualTo(2);
  }

  private int explain(String call, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("--data.directory=" + directory);
    all.add("--backend.port=" + server.address().getPort());
    return run(call, all.toArray(String[]::new));
  }

  private int run(String call, String... options) {
    printed.getBuffer().setLength(0);
    List<String> arguments = new ArrayList<>(List.of("explain", "authorization", call));
    arguments.addAll(List.of(options));
    PrintWriter writer = new PrintWriter(printed, true);
    CommandLine line = Commands.commandLine().setOut(writer).setErr(writer);
    return line.execute(arguments.toArray(String[]::new));
  }
}
