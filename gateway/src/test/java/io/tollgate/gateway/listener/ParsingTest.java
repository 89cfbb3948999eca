package io.tollgate.gateway.listener;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static io.tollgate.gateway.testkit.GatewayFixture.rule;
import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ContractRow;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.testkit.RawMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What is refused before it is a call, and in which form a path is seen (gateway.md, 8.3). */
class ParsingTest {

  private static final String START = "POST /?user_key=value HTTP/1.1\r\nHost: localhost\r\n";

  private final LoggedLines log = new LoggedLines();
  private final GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    fixture.close();
    log.close();
  }

  @ParameterizedTest
  @ContractRow({
    "8.3 400 and close",
    "8.3 both Content-Length and Transfer-Encoding",
    "8.3 several different Content-Length",
    "8.3 Transfer-Encoding other than a final chunked",
    "8.3 whitespace before the colon or obsolete line folding",
    "8.3 bare LF/CR in a header",
    "8.3 control characters in name, value or target",
    "8.3 no or several Host in HTTP/1.1",
    "8.3 malformed chunk size",
    "8.3 HTTP/1.0 with Transfer-Encoding",
    "8.3 Only http(s) absolute-form",
    "8.3 * only for OPTIONS"
  })
  @ValueSource(
      strings = {
        START + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        START + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        START + "Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n",
        START + "X-A : b\r\n\r\n",
        START + "X-A: b\r\n folded\r\n\r\n",
        START + "X-A: b\nX-B: c\r\n\r\n",
        START + "X-A: b\rc\r\n\r\n",
        START + "X\u0001A: b\r\n\r\n",
        START + "X-A: b\u0000c\r\n\r\n",
        "GET /\u0001?user_key=value HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /?user_key=value HTTP/1.1\r\n\r\n",
        START + "Host: other\r\n\r\n",
        START + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n",
        "POST / HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET ftp://localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET * HTTP/1.1\r\nHost: localhost\r\n\r\n"
      })
  void gets_400_and_the_connection_is_closed(String request) {
    fixture.serve(
        GatewayFixture.rules(fixture.service(), rule("POST", "/", 1), rule("GET", "/", 1)));
    try (var client = fixture.client()) {
      assertThat(client.send(request).read().status()).isEqualTo(400);
      assertThat(client.readToEnd()).isEmpty();
    }
    assertThat(fixture.upstream.requests()).allMatch(seen -> seen.body().isEmpty());
  }

  @ParameterizedTest
  @ContractRow({
    "8.3 CONNECT, TRACE",
    "8.3 %00 and invalid percent escapes",
    "8.3 .. above the root"
  })
  @CsvSource({
    "CONNECT, localhost:80, 405",
    "TRACE, /, 405",
    "GET, /%00, 400",
    "GET, /a%2, 400",
    "GET, /%g1, 400",
    "GET, /a/../../b, 400",
    "GET, /%2e%2e, 400"
  })
  void is_refused(String method, String target, int status) {
    fixture.serve(fixture.service());
    assertThat(fixture.send(method, target, "").status()).isEqualTo(status);
    assertThat(fixture.backend.requests()).isEmpty();
  }

  @ParameterizedTest
  @ContractRow({
    "8.3 resolved, // merged, then rules, policies and the forwarded path use that form",
    "8.3 %2F counts as / for rules but is forwarded as received",
    "8.3 the whole matched form is what is forwarded",
    "8.3 Backslash is an ordinary character",
    "8.3 ;params are part of the segment"
  })
  @CsvSource({
    "/public/x, /public/x",
    "//public/./x, /public/x",
    "/private/../public/x, /public/x",
    "/private/%2e%2E/public/x, /public/x",
    "/public%2Fx, /public%2Fx",
    "/public/a\\..\\b, /public/a\\..\\b",
    "/public/..;/x, /public/..;/x"
  })
  void passes_in_one_form(String path, String forwarded) {
    fixture.serve(GatewayFixture.rules(fixture.service(), rule("GET", "/public/", 1)));
    assertThat(fixture.get(path + "?user_key=value").status()).isEqualTo(200);
    assertThat(fixture.upstreamRequest().start().split(" ")[1])
        .isEqualTo(forwarded + "?user_key=value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/public/../private",
        "/public/..%2Fprivate",
        "/public/%2e%2e/private",
        "/public//../private",
        "/public/%2e%2e%2fprivate",
        "/public/./../private",
        "/x/../private/public/"
      })
  void no_spelling_leads_past_the_rules(String path) {
    fixture.serve(GatewayFixture.rules(fixture.service(), rule("GET", "/public/", 1)));
    assertThat(fixture.get(path + "?user_key=value").status()).isEqualTo(404);
    assertThat(fixture.upstream.requests()).isEmpty();
  }

  @Test
  @ContractRow("8.3 TOLLGATE_ENCODED_SLASH=reject")
  void an_encoded_slash_is_refused_when_told_so() {
    fixture
        .with(
            settings ->
                new SettingsChange(settings)
                    .listener(settings.listener().withoutEncodedSlash())
                    .done())
        .serve(fixture.service());
    assertThat(fixture.get("/a%2Fb?user_key=value").status()).isEqualTo(400);
    assertThat(fixture.get("/a%2fb?user_key=value").status()).isEqualTo(400);
    assertThat(fixture.get("/a%20b%252F?user_key=value&x=%2F").status()).isEqualTo(200);
  }

  @Test
  @ContractRow({"8.3 Names differing only in -/_", "8.3 two of them present → the first"})
  void of_two_spellings_of_a_header_the_first_is_the_credential() {
    ObjectNode service = fixture.service();
    proxy(service).put("credentials_location", "headers");
    fixture.serve(service);
    fixture.get("/", "User-Key: first", "user_key: second");
    assertThat(fixture.backendQuery()).endsWith("user_key=first");
  }

  @ParameterizedTest
  @ContractRow("8.3 No CR/LF ever copied from configuration or Liquid results into headers")
  @ValueSource(strings = {"secret_token", "hostname_rewrite", "error_headers_auth_missing"})
  void a_line_break_of_the_configuration_makes_no_header(String field) {
    ObjectNode service = fixture.service();
    proxy(service).put(field, "a\r\nX-Evil: 1");
    fixture.serve(service);
    assertThat(fixture.get("/?user_key=value").all("X-Evil")).isEmpty();
    assertThat(fixture.get("/").all("X-Evil")).isEmpty();
    assertThat(fixture.upstream.requests()).allMatch(seen -> seen.all("X-Evil").isEmpty());
    assertThat(log.lines()).noneMatch(line -> line.contains("failed in the gateway"));
  }

  @Test
  @ContractRow("8.3 a text with characters above U+00FF is sent as UTF-8")
  void what_headers_are_made_of_is_not_garbled() {
    String command = "{\"op\":\"set\",\"header\":\"%s\",\"value\":\"%s\",\"value_type\":\"%s\"}";
    fixture.serve(
        chain(
            fixture.service(),
            link(
                "headers",
                "\"request\":[%s,%s,%s]"
                    .formatted(
                        command.formatted("X-Path", "{{ path }}", "liquid"),
                        command.formatted("X-Copy", "{{ headers['X-Raw'] }}", "liquid"),
                        command.formatted("X-Set", "5 \u20ac", "plain"))),
            APICAST));
    fixture.get("/%E2%82%ACtest?user_key=value", "X-Raw: \u00c3\u00a9\u00e9");
    RawMessage sent = fixture.upstreamRequest();
    assertThat(sent.header("X-Path")).isEqualTo("/\u00e2\u0082\u00actest");
    assertThat(sent.header("X-Set")).isEqualTo("5 \u00e2\u0082\u00ac");
    assertThat(sent.header("X-Copy")).isEqualTo("\u00c3\u00a9\u00e9");
  }

  @ParameterizedTest
  @ContractRow("8.3 Upstream URLs to link-local or metadata addresses")
  @ValueSource(
      strings = {
        "http://169.254.169.254",
        "http://[fe80::1]",
        "http://[::ffff:169.254.169.254]:80"
      })
  void a_link_local_upstream_is_not_called(String url) {
    ObjectNode service = fixture.service();
    proxy(service).put("api_backend", url);
    fixture.serve(service);
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(502);
    assertThat(log.lines()).anyMatch(line -> line.startsWith("FORBIDDEN_ADDRESS"));
  }

  @Test
  void headers_that_only_the_gateway_may_send_are_removed_in_any_spelling() {
    ObjectNode service = fixture.service();
    proxy(service).put("secret_token", "t");
    fixture.serve(service);
    fixture.get(
        "/?user_key=value",
        "X_Real_IP: 6.6.6.6",
        "x-3scale_proxy-secret_token: evil",
        "X-3SCALE-GRPC-SECRET-TOKEN: evil",
        "X_3scale_debug: token-value",
        "x_tollgate_plan: gold");
    assertThat(fixture.upstreamRequest().headers())
        .noneMatch(header -> header.contains("6.6.6.6") || header.contains("evil"))
        .noneMatch(header -> header.contains("gold") || header.contains("token-value"));
    assertThat(fixture.upstreamRequest().all("X-Real-IP")).containsExactly("127.0.0.1");
    assertThat(fixture.upstreamRequest().all("X-3scale-proxy-secret-token")).containsExactly("t");
  }
}
