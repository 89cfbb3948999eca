package io.tollgate.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.testkit.RawClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The line of each call (gateway.md, 4.3). */
class AccessLogTest {

  private static final String TIME = "\\[\\d\\d/\\w{3}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000]";

  private final GatewayFixture fixture = new GatewayFixture();
  private final Path file = fixture.directory.resolve("access.log");

  @AfterEach
  void close() {
    fixture.close();
  }

  private void serve(boolean showCredentials) {
    fixture
        .with(
            settings ->
                new SettingsChange(settings)
                    .accessLog(
                        new AccessLogSettings(
                            true, Optional.of(file), OptionalInt.empty(), showCredentials))
                    .done())
        .serve(fixture.service());
  }

  private List<String> lines() throws IOException {
    fixture.gateway().close();
    return Files.readAllLines(file);
  }

  @Test
  void is_nginxs_combined_line_with_masked_credentials() throws IOException {
    serve(false);
    fixture.get(
        "/a%20b?x=1&user_key=value",
        "Referer: http://x/?user_key=value",
        "User-Agent: a \"quoted\" one",
        "Authorization: Basic dmFsdWU6");
    fixture.get("/");
    List<String> lines = lines();
    assertThat(lines.get(0))
        .matches(
            "127\\.0\\.0\\.1 - - "
                + TIME
                + " \"GET /a%20b\\?x=1&user_key=\\*\\*\\* HTTP/1\\.1\" 200 17"
                + " \"http://x/\\?user_key=\\*\\*\\*\" \"a \\\\x22quoted\\\\x22 one\"");
    assertThat(lines.get(1))
        .matches("127\\.0\\.0\\.1 - - " + TIME + " \"GET / HTTP/1\\.1\" 403 33 \"-\" \"-\"");
    assertThat(lines).hasSize(2);
  }

  @Test
  void shows_credentials_only_when_told_to() throws IOException {
    serve(true);
    fixture.get("/?user_key=value");
    assertThat(lines().getFirst()).contains("user_key=value");
  }

  @Test
  void has_no_line_for_health_checks_but_for_unknown_hosts_and_malformed_paths()
      throws IOException {
    serve(false);
    fixture.get("/_threescale/healthz");
    fixture.get("/%zz");
    RawClient.exchange(
        fixture.address(), GatewayFixture.request("GET", "/x?app_key=k", "unknown", ""));
    assertThat(lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("\"GET /%zz HTTP/1.1\" 400 "),
            line -> assertThat(line).contains("\"GET /x?app_key=*** HTTP/1.1\" 404 0 "));
  }

  @Test
  void is_the_reference_gateways_line_in_its_profile() throws IOException {
    fixture.with(SettingsChange::apicast);
    serve(false);
    fixture.get("/?user_key=value");
    assertThat(lines().getFirst())
        .matches(
            TIME
                + " localhost:\\d+ 127\\.0\\.0\\.1:\\d+ \"GET /\\?user_key=\\*\\*\\* HTTP/1\\.1\""
                + " 200 17 \\(\\d+\\.\\d{3}\\) ");
  }
}
