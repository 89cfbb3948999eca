package io.tollgate.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gateway contract 8.3, row by row, in its words. Each line end is written as {@code |}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HardeningTest {

  private final AtomicInteger handled = new AtomicInteger();
  private final ServerFixture fixture = ServerFixture.counting(handled);

  @AfterAll
  void close() {
    fixture.close();
  }

  private void refuses(int status, String request) {
    int before = handled.get();
    try (RawClient client = fixture.client()) {
      RawMessage answer = client.send(request.replace("|", "\r\n")).read();
      assertThat(answer.status()).as(request).isEqualTo(status);
      assertThat(answer.header("connection")).isEqualTo("close");
      assertThat(answer.header("content-length")).isEqualTo("0");
      client.send("GET /next HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.readToEnd()).isEmpty();
    }
    assertThat(handled).hasValue(before);
  }

  private String serves(String request) {
    RawMessage answer = RawClient.exchange(fixture.server.address(), request.replace("|", "\r\n"));
    assertThat(answer.status()).as(request).isEqualTo(200);
    return answer.body();
  }

  @Test
  void both_content_length_and_transfer_encoding() {
    refuses(400, "POST / HTTP/1.1|Host: a|Content-Length: 5|Transfer-Encoding: chunked||0||");
    refuses(400, "POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked|Content-Length: 5||0||");
  }

  @Test
  void several_different_content_length() {
    refuses(400, "POST / HTTP/1.1|Host: a|Content-Length: 3|Content-Length: 4||abcd");
    refuses(400, "POST / HTTP/1.1|Host: a|Content-Length: 3, 4||abcd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gzip", "chunked, gzip", "gzip, chunked", "identity", "xchunked", "chunked;a=b"})
  void transfer_encoding_other_than_a_final_chunked(String coding) {
    refuses(400, "POST / HTTP/1.1|Host: a|Transfer-Encoding: " + coding + "||0||");
  }

  @Test
  void whitespace_before_the_colon() {
    refuses(400, "GET / HTTP/1.1|Host: a|Name : b||");
    refuses(400, "GET / HTTP/1.1|Host: a|Name\t: b||");
  }

  @Test
  void obsolete_line_folding() {
    refuses(400, "GET / HTTP/1.1|Host: a|Name: b| c||");
    refuses(400, "GET / HTTP/1.1|Host: a|Name: b|\tc||");
  }

  @Test
  void bare_lf_or_cr_in_a_header() {
    refuses(400, "GET / HTTP/1.1|Host: a|Name: b\nOther: c||");
    refuses(400, "GET / HTTP/1.1|Host: a|Name: b\rOther: c||");
    refuses(400, "GET / HTTP/1.1\nHost: a\n\n");
  }

  @Test
  void control_characters_in_name_value_or_target() {
    refuses(400, "GET / HTTP/1.1|Host: a|Na\u0001me: b||");
    refuses(400, "GET / HTTP/1.1|Host: a|Name: b\u0001||");
    refuses(400, "GET / HTTP/1.1|Host: a|Name: b\0||");
    refuses(400, "GET /\u007f HTTP/1.1|Host: a||");
    refuses(400, "GET /\0 HTTP/1.1|Host: a||");
  }

  @Test
  void no_or_several_host_in_http_1_1() {
    refuses(400, "GET / HTTP/1.1||");
    refuses(400, "GET / HTTP/1.1|Host: a|Host: a||");
    serves("GET / HTTP/1.0||");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a@b", "a/b", "a,b", "a:", "a:port", "a:65536", "[::1", "%61"})
  void a_host_that_is_not_host_and_port(String host) {
    refuses(400, "GET / HTTP/1.1|Host: " + host + "||");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz|abc|0||", "-1|abc|0||", " 3|abc|0||", "3|abcd|0||", "fffffffff|a"})
  void malformed_chunk_size(String chunks) {
    int before = handled.get();
    try (RawClient client = fixture.client()) {
      client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      assertThat(client.send(chunks.replace("|", "\r\n")).read().status()).isEqualTo(400);
      assertThat(client.readToEnd()).isEmpty();
    }
    assertThat(handled).hasValue(before);
  }

  @Test
  void http_1_0_with_transfer_encoding() {
    refuses(400, "POST / HTTP/1.0|Host: a|Transfer-Encoding: chunked||0||");
  }

  @Test
  void connect_and_trace() {
    refuses(405, "CONNECT a:443 HTTP/1.1|Host: a||");
    refuses(405, "TRACE / HTTP/1.1|Host: a||");
  }

  @Test
  void only_http_absolute_form() {
    refuses(400, "GET ftp://a/ HTTP/1.1|Host: a||");
    refuses(400, "GET a:80 HTTP/1.1|Host: a||");
    assertThat(serves("GET http://a/b?c HTTP/1.1|Host: a||")).isEqualTo("GET /b c ");
    assertThat(serves("GET HTTPS://a HTTP/1.1|Host: a||")).isEqualTo("GET /  ");
  }

  @Test
  void asterisk_only_for_options() {
    refuses(400, "GET * HTTP/1.1|Host: a||");
    assertThat(serves("OPTIONS * HTTP/1.1|Host: a||")).isEqualTo("OPTIONS *  ");
  }

  @Test
  void a_client_of_another_protocol_is_answered_at_once() {
    try (RawClient client = fixture.client()) {
      client.send(new byte[] {0x16, 3, 1});
      assertThat(client.read().status()).isEqualTo(400);
    }
  }
}
