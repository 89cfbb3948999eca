package io.tollgate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.http.testkit.ScriptedUpstream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Chapter 4 of the document <em>API Devops, 3scale 2.0</em>, walked with a gateway that runs alone:
 * every symptom that it describes can be told apart as it says.
 */
class TroubleshootingIT {

  private static final String DEBUG = "X-3scale-debug: the-service-token";

  @TempDir Path directory;
  private final ScriptedUpstream api =
      ScriptedUpstream.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
  private final ScriptedUpstream backend =
      new ScriptedUpstream(
          connection -> {
            while (true) {
              boolean known = connection.readRequest().start().contains("user_key=known");
              connection.send(
                  known
                      ? "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
                      : "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n3scale-rejection-reason: user_key_invalid\r\n\r\n");
            }
          });
  private final ScriptedUpstream silent =
      new ScriptedUpstream(
          connection -> {
            connection.readRequest();
            connection.readToEnd();
          });
  private RunningProduct gateway;

  @BeforeEach
  void start() throws IOException {
    String rules =
        """
        [{"http_method":"GET","pattern":"/","metric_system_name":"hits","delta":1},
         {"http_method":"GET","pattern":"/api/contacts.json","metric_system_name":"hits","delta":1}]
        """;
    String services =
        String.join(
            ",",
            service(1, "contacts", api, backend, rules, "[{\"name\":\"apicast\"}]"),
            service(
                2,
                "slow-api",
                silent,
                backend,
                rules,
                "[{\"name\":\"upstream_connection\",\"version\":\"builtin\",\"configuration\":{\"read_timeout\":1}},{\"name\":\"apicast\"}]"),
            service(3, "slow-3scale", api, silent, rules, "[{\"name\":\"apicast\"}]"),
            service(4, "broken", api, backend, rules, "[{\"name\":\"no_such_policy\"}]"));
    Path file =
        Files.writeString(directory.resolve("gateway.json"), "{\"services\":[" + services + "]}");
    gateway =
        RunningProduct.start(directory, "--roles=gateway", "--gateway.configuration-file=" + file);
  }

  @AfterEach
  void stop() {
    gateway.close();
    api.close();
    backend.close();
    silent.close();
  }

  private static String service(
      int id,
      String name,
      ScriptedUpstream upstream,
      ScriptedUpstream asked,
      String rules,
      String chain) {
    return """
        {"id":%1$d,"system_name":"%2$s","backend_version":"1",
         "backend_authentication_type":"service_token",
         "backend_authentication_value":"the-service-token",
         "proxy":{"hosts":["%2$s.example"],"api_backend":"http://127.0.0.1:%3$d",
           "backend":{"endpoint":"http://127.0.0.1:%4$d"},"proxy_rules":%5$s,"policy_chain":%6$s}}
        """
        .formatted(id, name, upstream.port(), asked.port(), rules, chain);
  }

  private RawMessage get(String host, String target, String... headers) {
    StringBuilder request =
        new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    return RawClient.exchange(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.ports().gateway()),
        request + "\r\n");
  }

  /** Lines come a moment after the answer. */
  private void assertPrinted(String pattern) throws InterruptedException {
    Pattern line = Pattern.compile("(?m)^" + pattern + "$");
    for (int i = 0; i < 200 && !line.matcher(gateway.printed()).find(); i++) {
      Thread.sleep(50);
    }
    assertThat(gateway.printed()).containsPattern(line);
  }

  private static String line(String level, String rest) {
    return "\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d \\[" + level + "] \\d+#0: \\*\\d+ " + rest;
  }

  @Test
  void section_4_1_1_integration_issues_of_a_self_managed_gateway() throws Exception {
    assertThat(get("broken.example", "/?user_key=known").body())
        .contains("500 Internal Server Error");
    assertPrinted(
        ".*service 4 \\(broken\\): proxy.policy_chain\\[0] is no_such_policy builtin, which.*");

    assertThat(get("api.staging.apicast.io", "/?user_key=known").status()).isEqualTo(404);
    assertPrinted(
        line(
            "warn",
            "could not find service for host: api.staging.apicast.io, client: 127.0.0.1.*"));

    RawMessage twice = get("contacts.example", "/api/contacts.json?user_key=known", DEBUG);
    assertThat(twice.header("X-3scale-matched-rules")).isEqualTo("/, /api/contacts.json");
    assertThat(twice.header("X-3scale-usage")).isEqualTo("usage[hits]=2");

    assertThat(get("contacts.example", "/", "user_key: known").body())
        .isEqualTo("Authentication parameters missing");
    assertThat(twice.header("X-3scale-credentials")).isEqualTo("user_key=known");
  }

  private static final String API_TIMED_OUT =
      "upstream timed out \\(110: Connection timed out\\) while reading response header from upstream,"
          + " client: 127\\.0\\.0\\.1, server: slow-api, request: \"GET /RESOURCE\\?user_key=\\*\\*\\* HTTP/1\\.1\","
          + " upstream: \"http://127\\.0\\.0\\.1:\\d+/RESOURCE\\?user_key=\\*\\*\\*\", host: \"slow-api\\.example\".*";

  private static final String BACKEND_TIMED_OUT =
      "upstream timed out \\(110: Connection timed out\\) while reading response header from upstream,"
          + ".* client: 127\\.0\\.0\\.1, server: slow-3scale, request: \"GET /RESOURCE\\?user_key=\\*\\*\\* HTTP/1\\.1\","
          + " subrequest: \"/threescale_authrep\", upstream: \"http://127\\.0\\.0\\.1:\\d+.*\", host: \"slow-3scale\\.example\".*";

  @Test
  void section_4_1_2_production_issues() throws Exception {
    assertThat(get("slow-api.example", "/RESOURCE?user_key=known").status()).isEqualTo(504);
    assertPrinted(line("error", API_TIMED_OUT));
  }

  @Test
  void section_4_1_3_post_deploy_issues() throws Exception {
    RawMessage answer = get("broken.example", "/");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.header("Content-Type")).isEqualTo("text/html");
    assertThat(answer.body())
        .contains("<title>500 Internal Server Error</title>")
        .doesNotContain("no_such_policy");
    assertPrinted("127\\.0\\.0\\.1 - - \\[.*] \"GET / HTTP/1\\.1\" 500 \\d+ \"-\" \"-\"");
    assertPrinted(
        line("warn", "a policy failed for service 4, client: 127.0.0.1, server: broken,.*"));
  }

  @Test
  void section_4_3_3_is_the_gateway_up_and_are_there_errors_in_its_logs() throws Exception {
    assertThat(get("whatever", "/_threescale/healthz").status()).isEqualTo(200);
    get("slow-api.example", "/RESOURCE?user_key=known");
    get("slow-3scale.example", "/RESOURCE?user_key=known");
    assertPrinted(line("error", API_TIMED_OUT));
    assertPrinted(line("error", BACKEND_TIMED_OUT));
  }

  @Test
  void section_4_3_4_does_the_gateway_reach_3scale_and_call_it_correctly() throws Exception {
    assertThat(get("slow-3scale.example", "/RESOURCE?user_key=known").body())
        .isEqualTo("Authentication failed");
    assertPrinted(line("error", BACKEND_TIMED_OUT));

    get("contacts.example", "/api/contacts.json?user_key=an-unknown-key", DEBUG);
    String place =
        ".*client: 127.0.0.1, server: contacts, request: \"GET /api/contacts.json\\?user_key=\\*\\*\\* HTTP/1.1\","
            + " subrequest: \"/threescale_authrep\", upstream: .*";
    assertPrinted(
        line(
            "info",
            "GET /transactions/authrep.xml\\?service_token=\\*\\*\\*oken&service_id=1&usage\\[hits]=2&user_key=\\*\\*\\*-key HTTP/1.1"
                + place));
    assertPrinted(line("info", "403 <error code=\"user_key_invalid\">.*</error>" + place));
  }

  @Test
  void section_4_3_5_is_3scale_returning_an_error() throws Exception {
    RawMessage answer =
        get("contacts.example", "/api/contacts.json?user_key=an-unknown-key", DEBUG);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("X-3scale-matched-rules")).isEqualTo("/, /api/contacts.json");
    assertThat(answer.header("X-3scale-credentials")).isEqualTo("user_key=an-unknown-key");
    assertThat(answer.header("X-3scale-usage")).isEqualTo("usage[hits]=2");
    assertThat(answer.header("X-3scale-hostname")).isNotEmpty();

    Shell.Result why =
        RunningProduct.command(
            directory,
            "explain",
            "last-refusals",
            "--gateway.management.port=" + gateway.ports().management());
    assertThat(why.out())
        .contains("403  GET /api/contacts.json  from 127.0.0.1")
        .contains("backend    403 user_key_invalid: Use the user key of an application")
        .contains("id         " + answer.header("X-Request-Id"));
  }
}
