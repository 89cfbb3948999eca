package io.tollgate.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.http.testkit.Http2Answer;
import io.tollgate.http.testkit.Http2Call;
import io.tollgate.http.testkit.Http2Client;
import io.tollgate.http.testkit.TestCertificate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What HTTP/2 must not be used for (gateway.md, 8.3 and ruling 12). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Http2HardeningTest {

  private static final long PROTOCOL_ERROR = 1;
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(300);

  private TestCertificate certificate;

  @BeforeAll
  void make(@TempDir Path directory) {
    certificate = TestCertificate.make(directory, "localhost");
  }

  private Http2Fixture fixture() throws Exception {
    return new Http2Fixture(certificate, HttpLimits.DEFAULT);
  }

  private Http2Fixture fixture(Duration head, Duration keepAlive, Duration body, Duration send)
      throws Exception {
    return new Http2Fixture(
        certificate, HttpLimits.DEFAULT.with(new HttpTimeouts(head, keepAlive, body, send)));
  }

  private static Arguments malformed(String what, int status, String... fields) {
    return Arguments.of(what, status, fields);
  }

  private static String[] usual(String... more) {
    String[] usual = {":method", "GET", ":scheme", "https", ":authority", "a", ":path", "/"};
    return Stream.concat(Stream.of(usual), Stream.of(more)).toArray(String[]::new);
  }

  private static String[] path(String path) {
    return new String[] {":method", "GET", ":scheme", "https", ":authority", "a", ":path", path};
  }

  static Stream<Arguments> malformedHeads() {
    return Stream.of(
        malformed("no method", 400, ":scheme", "https", ":authority", "a", ":path", "/"),
        malformed("no path", 400, ":method", "GET", ":scheme", "https", ":authority", "a"),
        malformed("no scheme", 400, ":method", "GET", ":authority", "a", ":path", "/"),
        malformed("no host", 400, ":method", "GET", ":scheme", "https", ":path", "/"),
        malformed("another Host", 400, usual("host", "b")),
        malformed("two Hosts", 400, usual("host", "a", "host", "a")),
        malformed(
            "a strange authority",
            400,
            ":method",
            "GET",
            ":scheme",
            "https",
            ":authority",
            "u@a",
            ":path",
            "/"),
        malformed("a pseudo-header twice", 400, usual(":path", "/b")),
        malformed("a pseudo-header behind", 400, usual("x", "1", ":authority", "a")),
        malformed("an unknown pseudo-header", 400, usual(":protocol", "websocket")),
        malformed(
            "a scheme of its own",
            400,
            ":method",
            "GET",
            ":scheme",
            "ftp",
            ":authority",
            "a",
            ":path",
            "/"),
        malformed("CONNECT", 405, ":method", "CONNECT", ":authority", "a:1"),
        malformed(
            "TRACE", 405, ":method", "TRACE", ":scheme", "https", ":authority", "a", ":path", "/"),
        malformed(
            "a method with a blank",
            400,
            ":method",
            "GET /x",
            ":scheme",
            "https",
            ":authority",
            "a",
            ":path",
            "/"),
        malformed("a path with a blank", 400, path("/a b")),
        malformed("a path with a line", 400, path("/a\r\nX: y")),
        malformed("an empty path", 400, path("")),
        malformed("a URL for a path", 400, path("https://b/")),
        malformed("a path too long", 414, path("/" + "x".repeat(8192))),
        malformed("a name in capitals", 400, usual("X-Name", "1")),
        malformed("a name with a blank", 400, usual("x name", "1")),
        malformed("a name with a line", 400, usual("x\r\ny", "1")),
        malformed("an empty name", 400, usual("", "1")),
        malformed("a value with a line", 400, usual("x", "1\r\nY: 2")),
        malformed("a value with a zero", 400, usual("x", "1\0")),
        malformed("a blank before a value", 400, usual("x", " 1")),
        malformed("Connection", 400, usual("connection", "close")),
        malformed("Transfer-Encoding", 400, usual("transfer-encoding", "chunked")),
        malformed("Upgrade", 400, usual("upgrade", "websocket")),
        malformed("another TE", 400, usual("te", "gzip")),
        malformed("a header too long", 400, usual("x", "y".repeat(8192))),
        malformed(
            "too many headers",
            400,
            usual(Stream.generate(() -> "x").limit(402).toArray(String[]::new))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformedHeads")
  void a_malformed_head_is_refused_and_the_connection_goes_on(
      String what, int status, String[] fields) throws Exception {
    try (Http2Fixture fixture = fixture();
        Http2Client client = fixture.client()) {
      Http2Answer answer = client.call().fields(true, fields).answer();
      assertThat(answer.status()).as(what).isEqualTo(status);
      assertThat(answer.body()).isNotEmpty();
      assertThat(client.get("a", "/after").status()).isEqualTo(200);
      assertThat(fixture.server.counts().requests()).isEqualTo(1);
    }
  }

  @Test
  void a_body_that_is_not_as_long_as_it_was_said_is_reset() throws Exception {
    try (Http2Fixture fixture = fixture();
        Http2Client client = fixture.client()) {
      for (String length : new String[] {"3", "1", "+2", "2, 3"}) {
        Http2Call call = client.call().head(false, "a", "POST", "/", "content-length", length);
        assertThat(call.body("ab", true).answer().reset()).as(length).isEqualTo(PROTOCOL_ERROR);
      }
      Http2Call none = client.call().head(true, "a", "POST", "/", "content-length", "2");
      assertThat(none.answer().reset()).isEqualTo(PROTOCOL_ERROR);
      assertThat(client.get("a", "/after").status()).isEqualTo(200);
    }
  }

  @Test
  void malformed_trailers_are_refused() throws Exception {
    try (Http2Fixture fixture = fixture();
        Http2Client client = fixture.client()) {
      Http2Call call = client.call().head(false, "a", "POST", "/");
      assertThat(call.body("a", false).fields(true, "x", "1\r\nY: 2").answer().status())
          .isEqualTo(400);
      Http2Call pseudo = client.call().head(false, "a", "POST", "/");
      assertThat(pseudo.fields(true, ":path", "/admin").answer().status()).isEqualTo(400);
    }
  }

  @Test
  void a_head_too_large_for_the_connection_is_refused() throws Exception {
    try (Http2Fixture fixture = fixture();
        Http2Client client = fixture.client()) {
      String[] many = new String[20];
      for (int i = 0; i < 20; i += 2) {
        many[i] = "x" + i;
        many[i + 1] = "y".repeat(8000);
      }
      assertThat(client.call().fields(true, usual(many)).answer().status()).isZero();
      assertThat(fixture.server.counts().requests()).isZero();
    }
  }

  /** Requests that are taken back at once cost their server more than their client. */
  @Test
  void a_flood_of_resets_ends_the_connection() throws Exception {
    try (Http2Fixture fixture = fixture();
        Http2Client client = fixture.client()) {
      try {
        for (int i = 0; i < 1000; i++) {
          client.call().head(true, "a", "GET", "/wait").reset();
        }
      } catch (Exception _) {
        // It was faster than we.
      }
      assertThat(client.isClosed()).isTrue();
    }
  }

  /** What is on its way when an upload is refused must not cost the others their connection. */
  @Test
  void the_frames_behind_a_refusal_are_taken_for_what_they_are() throws Exception {
    try (Http2Fixture fixture = fixture();
        Http2Client client = fixture.client()) {
      Http2Call other = client.call().head(true, "a", "GET", "/wait");
      assertThat(fixture.events.poll(20, TimeUnit.SECONDS)).isEqualTo("waits");
      Http2Call refused = client.call().head(false, "a", "POST", "/refuse");
      for (int i = 0; i < 2000; i++) {
        refused.body("small", false);
      }
      assertThat(refused.answer().body()).isEqualTo("no thanks");
      assertThat(refused.resetBehind()).isZero();
      var waiting = fixture.waiting.take();
      waiting.channel().eventLoop().execute(() -> waiting.writeAndFlush(Http2Fixture.ok("late")));
      assertThat(other.answer().body()).isEqualTo("late");
      assertThat(client.get("a", "/after").status()).isEqualTo(200);
    }
  }

  @Test
  void a_flood_of_settings_ends_the_connection_or_is_answered_at_the_clients_pace()
      throws Exception {
    try (Http2Fixture fixture = fixture();
        Http2Client client = fixture.client()) {
      client.reads(false);
      byte[] settings = {0, 0, 0, 4, 0, 0, 0, 0, 0};
      byte[] many = new byte[settings.length * 1000];
      for (int i = 0; i < many.length; i++) {
        many[i] = settings[i % settings.length];
      }
      for (int i = 0; i < 100; i++) {
        client.raw(many);
      }
      client.reads(true);
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void no_more_than_a_hundred_requests_are_in_work_on_a_connection() throws Exception {
    try (Http2Fixture fixture = fixture();
        Http2Client client = fixture.client()) {
      for (int i = 0; i < 100; i++) {
        client.call().head(true, "a", "GET", "/wait");
      }
      Http2Answer oneMore = client.call().head(true, "a", "GET", "/wait").answer();
      assertThat(oneMore.status()).isZero();
      assertThat(fixture.server.counts().requests()).isLessThanOrEqualTo(100);
    }
  }

  @Test
  void a_connection_without_a_request_is_closed() throws Exception {
    try (Http2Fixture fixture = fixture(SHORT, LONG, LONG, LONG);
        Http2Client client = fixture.client()) {
      assertThat(client.isClosed()).isTrue();
    }
    try (Http2Fixture fixture = fixture(LONG, SHORT, LONG, LONG);
        Http2Client client = fixture.client()) {
      assertThat(client.get("a", "/").status()).isEqualTo(200);
      assertThat(client.goneAway()).isNotNull();
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void a_body_that_stops_is_answered_408() throws Exception {
    try (Http2Fixture fixture = fixture(LONG, LONG, SHORT, LONG);
        Http2Client client = fixture.client()) {
      Http2Call call = client.call().head(false, "a", "POST", "/").body("half", false);
      assertThat(call.answer().status()).isEqualTo(408);
      assertThat(fixture.events.poll(20, TimeUnit.SECONDS)).isEqualTo("broken");
    }
  }

  @Test
  void a_client_that_takes_nothing_of_its_answer_is_cut_off() throws Exception {
    try (Http2Fixture fixture = fixture(LONG, LONG, LONG, SHORT);
        Http2Client client = fixture.client()) {
      Http2Call call = client.call();
      call.reads(false);
      call.head(true, "a", "GET", "/large");
      while (!"inactive".equals(fixture.events.poll(20, TimeUnit.SECONDS))) {
        // What it writes into the void meanwhile.
      }
      call.reads(true);
      assertThat(call.answer().ended()).isFalse();
    }
  }
}
