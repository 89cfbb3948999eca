package io.tollgate.gateway.policy.builtin;

import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.http.testkit.RawMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls across origins (gateway.md, 5.3.1). */
class CorsTest {

  private static final String ORIGIN = "Origin: http://example.com";
  private static final String ASKS_GET = "Access-Control-Request-Method: GET";

  private final GatewayFixture fixture = new GatewayFixture();
  private final LoggedLines log = new LoggedLines();

  @AfterEach
  void close() {
    fixture.close();
    log.close();
  }

  private void serve(String configuration) {
    fixture.serve(chain(fixture.service(), link("cors", configuration), APICAST));
  }

  private RawMessage preflight(String... headers) {
    try (var client = fixture.client()) {
      client.send(GatewayFixture.request("OPTIONS", "/", "localhost", "", headers));
      return client.readHead();
    }
  }

  @Test
  @ConformanceCase("GW-113")
  void answers_a_preflight_without_key_and_uncounted() {
    serve("");
    RawMessage answer = preflight(ORIGIN, ASKS_GET, "Access-Control-Request-Headers: X-One, X-Two");
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo("GET");
    assertThat(answer.header("Access-Control-Allow-Headers")).isEqualTo("X-One, X-Two");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("http://example.com");
    assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
    assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("600");
    assertThat(fixture.backend.requests()).isEmpty();
    assertThat(fixture.upstream.requests()).isEmpty();
  }

  @Test
  @ConformanceCase("GW-114")
  void answers_with_the_configured_lists() {
    serve(
        """
        "allow_headers":["App-Id","App-Key"],"allow_methods":["GET","POST"],
        "allow_credentials":false,"allow_origin":"*","max_age":200
        """);
    RawMessage answer = preflight(ORIGIN, ASKS_GET);
    assertThat(answer.header("Access-Control-Allow-Headers")).isEqualTo("App-Id, App-Key");
    assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo("GET, POST");
    assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("false");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("200");
  }

  @Test
  @ConformanceCase("GW-115")
  void compares_origins_with_an_expression() {
    serve("\"allow_origin\":\"(api|web).test.com\"");
    assertThat(
            preflight("Origin: https://web.test.com", ASKS_GET)
                .header("Access-Control-Allow-Origin"))
        .isEqualTo("https://web.test.com");
    assertThat(preflight(ORIGIN, ASKS_GET).all("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void marks_every_answer_to_a_call_with_an_origin_also_refusals() {
    serve("");
    fixture.upstreamAnswer =
        "HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 0\r\n\r\n";
    RawMessage passed = fixture.get("/?user_key=value", ORIGIN);
    assertThat(passed.all("Access-Control-Allow-Origin")).containsExactly("http://example.com");
    assertThat(passed.all("Access-Control-Allow-Methods")).isEmpty();
    RawMessage refused = fixture.get("/", ORIGIN);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.all("Access-Control-Allow-Origin")).containsExactly("http://example.com");
    assertThat(fixture.get("/?user_key=value").all("Access-Control-Max-Age")).isEmpty();
  }

  @Test
  void an_options_call_that_is_no_preflight_needs_credentials() {
    serve("");
    assertThat(preflight(ORIGIN).status()).isEqualTo(403);
    assertThat(preflight(ASKS_GET).status()).isEqualTo(403);
  }

  @Test
  void never_sends_any_origin_together_with_credentials() {
    serve("\"allow_origin\":\"*\",\"allow_credentials\":true");
    RawMessage answer = preflight(ORIGIN, ASKS_GET);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(answer.all("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(log.lines()).anyMatch(line -> line.contains("set allow_credentials to false"));
  }

  @Test
  void an_expression_that_is_none_is_told_with_its_field() {
    serve("\"allow_origin\":\"(\"");
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(500);
    assertThat(log.lines())
        .anyMatch(line -> line.contains("policy_chain[0].configuration.allow_origin must be"));
  }
}
