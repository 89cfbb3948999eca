package io.tollgate.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gateway contract 8.1 and 8.3. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedRequestsTest {

  private final AtomicInteger handled = new AtomicInteger();
  private ServerFixture fixture;

  @BeforeAll
  void listen() {
    fixture =
        new ServerFixture(
            HttpLimits.DEFAULT,
            exchange -> {
              handled.incrementAndGet();
              ServerFixture.echo(exchange);
            });
  }

  @AfterAll
  void close() {
    fixture.close();
  }

  /** Each line end is written as {@code |}. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        // Host
        "GET / HTTP/1.1||",
        "GET / HTTP/1.1|Host: a|Host: b||",
        "GET / HTTP/1.1|Host: a|Host: a||",
        // Target
        "GET /a\u0001b HTTP/1.1|Host: a||",
        "GET /a\u007fb HTTP/1.1|Host: a||",
        "GET path HTTP/1.1|Host: a||",
        "GET ftp://a/ HTTP/1.1|Host: a||",
        "GET * HTTP/1.1|Host: a||",
        "POST * HTTP/1.1|Host: a|Content-Length: 0||",
        "GET  HTTP/1.1|Host: a||",
        // Framing
        "POST / HTTP/1.1|Host: a|Content-Length: 3|Transfer-Encoding: chunked||0||",
        "POST / HTTP/1.1|Host: a|Content-Length: 3|Content-Length: 4||abcd",
        "POST / HTTP/1.1|Host: a|Content-Length: 3, 4||abcd",
        "POST / HTTP/1.1|Host: a|Content-Length: -3||abc",
        "POST / HTTP/1.1|Host: a|Content-Length: +3||abc",
        "POST / HTTP/1.1|Host: a|Content-Length: 0x3||abc",
        "POST / HTTP/1.1|Host: a|Transfer-Encoding: gzip||abc",
        "POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked, gzip||abc",
        "POST / HTTP/1.1|Host: a|Transfer-Encoding: gzip, chunked||0||",
        "POST / HTTP/1.1|Host: a|Transfer-Encoding: xchunked||0||",
        "POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked|Transfer-Encoding: chunked||0||",
        "POST / HTTP/1.0|Host: a|Transfer-Encoding: chunked||0||",
        "POST / HTTP/1.0|Host: a|Transfer-Encoding: chunked|Content-Length: 5||0||",
        // Headers
        "GET / HTTP/1.1|Host: a|Name : b||",
        "GET / HTTP/1.1|Host: a|no colon||",
        "GET / HTTP/1.1|Host: a|Na\u0001me: b||",
        "GET / HTTP/1.1|Host: a|Name: b\u0001c||",
        "GET / HTTP/1.1|Host: a|Name: b\u0000c||",
        "GET / HTTP/1.1|Host: a|Name: b\rc||",
        "GET / HTTP/1.1|Host: a|Name: b\nOther: c||",
        "GET / HTTP/1.1\nHost: a\n\n",
        // Chunks
        "POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||zz|abc|0||",
        "POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||-1|abc|0||",
        "POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||3|abcd|0||",
        "POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||fffffffff|abcd|0||",
        // Request line
        "nonsense||",
        "G ET / HTTP/1.1|Host: a||",
        "GET / HTTP/1.1 x|Host: a||",
      })
  void answers_malformed_requests_with_400_and_closes(String request) {
    int before = handled.get();
    try (RawClient client = fixture.client()) {
      RawMessage answer = client.send(request.replace("|", "\r\n")).read();
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.header("connection")).isEqualTo("close");
      assertThat(answer.header("content-length")).isEqualTo("0");
      assertThat(client.readToEnd()).isEmpty();
    }
    assertThat(handled).hasValue(before);
  }

  @Test
  @ConformanceCase("GW-68")
  void refuses_two_framings_before_anybody_sees_the_request() {
    int before = handled.get();
    RawMessage answer =
        RawClient.exchange(
            fixture.server.address(),
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(handled).hasValue(before);
  }

  @ParameterizedTest
  @CsvSource({"CONNECT,a:443", "TRACE,/"})
  void refuses_methods_that_a_gateway_must_not_serve(String method, String target) {
    RawMessage answer =
        RawClient.exchange(
            fixture.server.address(), method + " " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
    assertThat(answer.status()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/2.0", "HTTP/1.2", "HTTP/0.9"})
  void refuses_other_versions(String version) {
    RawMessage answer =
        RawClient.exchange(fixture.server.address(), "GET / " + version + "\r\nHost: a\r\n\r\n");
    assertThat(answer.status()).isEqualTo(505);
  }

  @Test
  @ConformanceCase("GW-67")
  void answers_a_request_line_above_8_kib_with_414() {
    String longest = "/" + "a".repeat(8192 - "GET / HTTP/1.1".length());
    assertThat(RawClient.get(fixture.server.address(), longest).status()).isEqualTo(200);
    assertThat(RawClient.get(fixture.server.address(), longest + "a").status()).isEqualTo(414);
  }

  @Test
  @ConformanceCase("GW-66")
  void answers_a_header_line_above_8_kib_with_400() {
    assertThat(withHeaders(line(8192 - 2)).status()).isEqualTo(200);
    assertThat(withHeaders(line(8192 - 1)).status()).isEqualTo(400);
    assertThat(withHeaders(line(8192)).status()).isEqualTo(400);
  }

  @Test
  void answers_headers_above_32_kib_together_with_400() {
    assertThat(withHeaders(line(8000) + line(8000) + line(8000) + line(8000)).status())
        .isEqualTo(200);
    assertThat(withHeaders(line(8000) + line(8000) + line(8000) + line(8000) + line(800)).status())
        .isEqualTo(400);
  }

  @Test
  void answers_more_than_200_headers_with_400() {
    assertThat(withHeaders("X: y\r\n".repeat(199)).status()).isEqualTo(200);
    assertThat(withHeaders("X: y\r\n".repeat(200)).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OPTIONS * HTTP/1.1|Host: a||",
        "GET http://a/b?c HTTP/1.1|Host: a||",
        "GET HTTPS://a HTTP/1.1|Host: a||",
        "GET / HTTP/1.0||",
        "GET / HTTP/1.1|Host: a|Name: b\u00e4 \tc||",
        "GET /\u00e4 HTTP/1.1|Host: a||",
        "|GET / HTTP/1.1|Host: a||",
        "POST / HTTP/1.1|Host: a|Transfer-Encoding: Chunked||3;x=y|abc|0|T: u||",
      })
  void serves_what_is_unusual_but_right(String request) {
    RawMessage answer = RawClient.exchange(fixture.server.address(), request.replace("|", "\r\n"));
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void lets_the_owner_choose_the_words() {
    try (ServerFixture other =
        new ServerFixture(
            HttpLimits.DEFAULT,
            bad -> Answer.of(bad.status(), "text/html", "<p>" + bad.reason() + "</p>"),
            () -> new ApiHandler(ServerFixture::echo, BodyLimit.SMALL))) {
      RawMessage answer = RawClient.exchange(other.server.address(), "GET / HTTP/1.1\r\n\r\n");
      assertThat(answer.body()).isEqualTo("<p>There is no Host header</p>");
      assertThat(answer.header("content-type")).isEqualTo("text/html");
    }
  }

  private RawMessage withHeaders(String lines) {
    return RawClient.exchange(
        fixture.server.address(), "GET / HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n");
  }

  /** A header line of so many bytes, not counting its end. */
  private static String line(int bytes) {
    return "X: " + "y".repeat(bytes - 3) + "\r\n";
  }
}
