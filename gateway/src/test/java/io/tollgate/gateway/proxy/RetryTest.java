package io.tollgate.gateway.proxy;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static io.tollgate.gateway.testkit.GatewayFixture.rule;
import static io.tollgate.gateway.testkit.GatewayFixture.rules;
import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.testkit.ClosedPort;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.gateway.testkit.Soon;
import io.tollgate.http.client.UpstreamTimeouts;
import io.tollgate.http.testkit.DnsServer;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.http.testkit.ScriptedUpstream;
import io.tollgate.http.testkit.TwoAddresses;
import io.tollgate.http.testkit.UpstreamSide;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that are sent again (gateway.md, 5.3, retry; ruling 7). */
class RetryTest {

  private static final String TARGET = "/x?user_key=value";

  private final AtomicInteger calls = new AtomicInteger();
  private final LoggedLines log = new LoggedLines();
  private final DnsServer dns = new DnsServer();
  private volatile String firstAnswer = "";
  private String cases = "error timeout";

  /** The first call is answered with {@link #firstAnswer}, or cut if there is none. */
  private final GatewayFixture fixture =
      new GatewayFixture(
          connection -> {
            while (true) {
              connection.readRequest();
              if (calls.incrementAndGet() > 1) {
                connection.send(ScriptedUpstream.ok("again"));
              } else if (firstAnswer.isEmpty()) {
                connection.close();
              } else if (firstAnswer.equals("nothing")) {
                connection.readToEnd();
              } else {
                connection.send(firstAnswer);
              }
            }
          });

  @AfterEach
  void close() {
    fixture.close();
    log.close();
    dns.close();
  }

  private void serve(String apiBackend, int retries) {
    serve(fixture, apiBackend, retries);
  }

  private GatewayFixture serve(GatewayFixture gateway, String apiBackend, int retries) {
    gateway.with(
        settings -> {
          UpstreamSettings standard = UpstreamSettings.DEFAULT;
          return new SettingsChange(settings)
              .nameServer(dns.address())
              .upstream(
                  new UpstreamSettings(
                      standard.limits(),
                      new UpstreamTimeouts(
                          Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(1)),
                      false,
                      ForwardedMode.APPEND,
                      true,
                      RetryCases.parse(cases)))
              .done();
        });
    var service = rules(gateway.service(), rule("ANY", "/", 1));
    proxy(service).put("api_backend", apiBackend);
    return gateway.serve(
        retries == 0 ? service : chain(service, link("retry", "\"retries\":" + retries), APICAST));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  @ConformanceCase("GW-131")
  void a_refused_connection_is_tried_at_the_next_address_if_the_service_says_so(int retries) {
    try (TwoAddresses two = new TwoAddresses().withoutFirst();
        ScriptedUpstream second = two.second(RetryTest::answer)) {
      dns.knows("api.test", 60, TwoAddresses.FIRST, TwoAddresses.SECOND);
      serve("http://api.test:" + two.port(), retries);
      assertThat(fixture.get(TARGET).status()).isEqualTo(retries == 0 ? 502 : 200);
      assertThat(second.requests()).hasSize(retries);
      assertThat(fixture.backend.requests()).hasSize(1);
      assertThat(log.lines()).anyMatch(line -> line.contains("REFUSED"));
    }
  }

  private static void answer(UpstreamSide side) throws IOException {
    while (true) {
      side.readRequest();
      side.send(ScriptedUpstream.ok("second"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    error timeout,               '',                                       200",
    "GET,    error timeout,               nothing,                                  200",
    "GET,    error,                       nothing,                                  504",
    "GET,    timeout,                     '',                                       502",
    "GET,    off,                         '',                                       502",
    "PUT,    error timeout,               '',                                       200",
    "DELETE, error timeout,               '',                                       200",
    "POST,   error timeout,               '',                                       502",
    "PATCH,  error timeout,               '',                                       502",
    "POST,   error timeout non_idempotent,'',                                       200",
    "GET,    error timeout,               'HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n', 503",
    "GET,    http_503,                    'HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n', 200",
    "GET,    http_503,                    'HTTP/1.1 502 No\r\nContent-Length: 0\r\n\r\n', 502",
    "POST,   http_503,                    'HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n', 503",
    "GET,    error timeout,               'rubbish\r\n\r\n',                        502",
    "GET,    invalid_header,              'rubbish\r\n\r\n',                        200",
  })
  void a_call_is_sent_again_in_the_configured_cases(
      String method, String configured, String first, int status) {
    firstAnswer = first.replace("\\r\\n", "\r\n");
    cases = configured;
    serve(fixture.upstreamUrl(), 1);
    String body = method.equals("GET") ? "" : "the body";
    RawMessage answer = fixture.send(method, TARGET, body);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(fixture.upstream.requests())
        .hasSize(status == 200 ? 2 : 1)
        .allSatisfy(
            request -> {
              assertThat(request.body()).isEqualTo(body);
              assertThat(request.all("X-Forwarded-For")).containsExactly("127.0.0.1");
            });
  }

  @Test
  void is_sent_as_often_as_configured_and_no_more() {
    try (ClosedPort closed = new ClosedPort()) {
      serve(closed.url(), 3);
      assertThat(fixture.get(TARGET).status()).isEqualTo(502);
      assertThat(log.lines()).filteredOn(line -> line.contains("REFUSED")).hasSize(4);
    }
  }

  @Test
  void a_body_that_is_still_arriving_goes_on_with_the_second_attempt() {
    serve(fixture.upstreamUrl(), 1);
    try (RawClient client = fixture.client()) {
      client.send(
          "PUT %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 40000\r\n\r\n".formatted(TARGET)
              + "x".repeat(40_000));
      assertThat(client.read().body()).isEqualTo("again");
    }
    assertThat(fixture.upstream.requests())
        .hasSize(2)
        .allSatisfy(request -> assertThat(request.body()).hasSize(40_000));
  }

  @Test
  void a_large_body_waits_on_disk_for_the_second_attempt() {
    serve(fixture.upstreamUrl(), 1);
    StringBuilder body = new StringBuilder();
    for (int i = 0; body.length() < 700_000; i++) {
      body.append(i).append(' ');
    }
    // Twice: the room for one is all that the spool has.
    for (int i = 0; i < 2; i++) {
      calls.set(0);
      assertThat(fixture.send("PUT", TARGET, body.toString()).status()).isEqualTo(200);
      assertThat(fixture.upstream.requests())
          .hasSize(2 * (i + 1))
          .allMatch(request -> request.body().contentEquals(body));
    }
  }

  @Test
  void the_rest_of_a_large_body_follows_what_waited_on_disk() {
    String first = "first".repeat(40_000);
    String rest = "rest".repeat(50_000);
    int all = first.length() + rest.length();
    GatewayFixture gateway =
        new GatewayFixture(
            connection -> {
              if (calls.getAndIncrement() == 0) {
                connection.readHead();
                connection.readExactly(first.length());
                connection.close();
              } else {
                connection.send(ScriptedUpstream.ok(connection.readRequest().body()));
              }
            });
    try (gateway;
        RawClient client = serve(gateway, gateway.upstreamUrl(), 1).client()) {
      client.send(
          "PUT %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n".formatted(TARGET, all)
              + first);
      Soon.holds("the second attempt", () -> calls.get() == 2);
      client.send(rest);
      assertThat(client.read().body().equals(first + rest)).isTrue();
    }
  }

  @Test
  void a_body_that_finds_no_room_in_the_spool_is_sent_once() {
    serve(fixture.upstreamUrl(), 1);
    assertThat(fixture.send("PUT", TARGET, "x".repeat(1_300_000)).status()).isEqualTo(502);
    assertThat(fixture.upstream.requests()).hasSize(1);
  }

  @Test
  void without_the_policy_nothing_is_sent_again() {
    serve(fixture.upstreamUrl(), 0);
    assertThat(fixture.get(TARGET).status()).isEqualTo(502);
    assertThat(fixture.upstream.requests()).hasSize(1);
  }

  @Test
  void a_word_that_is_no_case_is_named() {
    assertThatThrownBy(() -> RetryCases.parse("error sometimes"))
        .hasMessageContaining("'sometimes' is none of error, timeout");
  }
}
