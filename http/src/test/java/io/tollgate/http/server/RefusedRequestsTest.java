package io.tollgate.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gateway contract 8.1 and 8.3. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedRequestsTest {

  private final AtomicInteger handled = new AtomicInteger();
  private final ServerFixture fixture = ServerFixture.counting(handled);

  @AfterAll
  void close() {
    fixture.close();
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
