package io.tollgate.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.tollgate.http.client.Recorder.Outcome;
import io.tollgate.http.client.UpstreamFailure.Kind;
import io.tollgate.http.testkit.ScriptedUpstream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers are understood, and which connections are used again. */
class AnswersTest {

  private final ClientFixture fixture = new ClientFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void uses_a_connection_again_after_a_whole_answer() {
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(ScriptedUpstream.ok("hello"))) {
      for (int i = 0; i < 20; i++) {
        Outcome answer = fixture.get(ClientFixture.local(upstream.port())).await();
        assertThat(answer.body()).isEqualTo("hello");
      }
      assertThat(upstream.connections()).isEqualTo(1);
      assertThat(upstream.requests()).hasSize(20);
    }
  }

  @Test
  void sends_the_head_as_it_is() {
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(ScriptedUpstream.ok(""))) {
      HttpRequest request = ClientFixture.request(HttpMethod.GET, "/a%20b?c=\u00e4&d");
      request.headers().add("API_KEY", "a").add("Client.ID", "b").add("x", "1").add("x", "2");
      fixture.send(ClientFixture.local(upstream.port()), UpstreamTimeouts.DEFAULT, request).await();
      assertThat(upstream.requests().getFirst().start())
          .isEqualTo("GET /a%20b?c=\u00e4&d HTTP/1.1");
      assertThat(upstream.requests().getFirst().headers())
          .containsExactly("Host: upstream", "API_KEY: a", "Client.ID: b", "x: 1", "x: 2");
    }
  }

  @Test
  void never_lets_a_target_end_the_request_line() {
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(ScriptedUpstream.ok(""))) {
      HttpRequest request =
          new DefaultHttpRequest(
              HttpVersion.HTTP_1_1,
              HttpMethod.GET,
              "/a b\r\nEvil: yes\u007f",
              new DefaultHttpHeaders(),
              false);
      fixture.send(ClientFixture.local(upstream.port()), UpstreamTimeouts.DEFAULT, request).await();
      assertThat(upstream.requests().getFirst().start())
          .isEqualTo("GET /a%20b%0D%0AEvil:%20yes%7F HTTP/1.1");
    }
  }

  @Test
  void understands_chunked_answers_and_their_trailers() {
    try (ScriptedUpstream upstream =
        ScriptedUpstream.answering(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nSum: 11\r\n\r\n")) {
      Outcome answer = fixture.get(ClientFixture.local(upstream.port())).await();
      assertThat(answer.body()).isEqualTo("hello world");
      assertThat(answer.trailers().get("Sum")).isEqualTo("11");
      fixture.get(ClientFixture.local(upstream.port())).await();
      assertThat(upstream.connections()).isEqualTo(1);
    }
  }

  @Test
  void takes_the_end_of_the_connection_as_the_end_of_an_answer_without_length() {
    try (ScriptedUpstream upstream =
        new ScriptedUpstream(
            connection -> {
              connection.readRequest();
              connection.send("HTTP/1.1 200 OK\r\n\r\nuntil the end");
            })) {
      assertThat(fixture.get(ClientFixture.local(upstream.port())).await().body())
          .isEqualTo("until the end");
      assertThat(fixture.get(ClientFixture.local(upstream.port())).await().body())
          .isEqualTo("until the end");
      assertThat(upstream.connections()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 304 Not Modified\r\nContent-Length: 100\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n",
      })
  void knows_answers_that_have_no_body(String bytes) {
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(bytes)) {
      for (int i = 0; i < 3; i++) {
        Recorder recorder = fixture.get(ClientFixture.local(upstream.port()));
        Outcome answer = recorder.await();
        assertThat(answer.failure()).isNull();
        assertThat(answer.status()).isGreaterThanOrEqualTo(200);
        assertThat(answer.body()).isEmpty();
      }
      assertThat(upstream.connections()).isEqualTo(1);
    }
  }

  @Test
  void expects_no_body_after_head() {
    try (ScriptedUpstream upstream =
        ScriptedUpstream.answering("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")) {
      for (int i = 0; i < 3; i++) {
        Recorder recorder =
            fixture.send(
                ClientFixture.local(upstream.port()),
                UpstreamTimeouts.DEFAULT,
                ClientFixture.request(HttpMethod.HEAD, "/"));
        assertThat(recorder.await().failure()).isNull();
        assertThat(recorder.response().headers().get("Content-Length")).isEqualTo("1000");
      }
      assertThat(upstream.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok",
        "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
        // What comes behind an answer belongs to nobody.
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokay",
      })
  void does_not_use_a_connection_again_that_is_not_clean(String bytes) {
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(bytes)) {
      for (int i = 0; i < 3; i++) {
        Outcome answer = fixture.get(ClientFixture.local(upstream.port())).await();
        assertThat(answer.failure()).isNull();
        assertThat(answer.body()).isEqualTo("ok");
      }
      assertThat(upstream.connections()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nA: \u0001\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: other\r\n\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n\r\n",
      })
  void calls_it_a_bad_answer_when_it_is_no_http(String bytes) {
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(bytes)) {
      UpstreamFailure failure = fixture.get(ClientFixture.local(upstream.port())).awaitFailure();
      assertThat(failure.kind()).isEqualTo(Kind.BAD_ANSWER);
      assertThat(failure.peer()).isEqualTo("127.0.0.1:%d (127.0.0.1)".formatted(upstream.port()));
    }
  }

  @Test
  void refuses_a_head_above_the_limit() {
    String fits = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX: " + "y".repeat(8000) + "\r\n\r\n";
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(fits)) {
      assertThat(fixture.get(ClientFixture.local(upstream.port())).await().failure()).isNull();
    }
    String large =
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX: "
            + "y".repeat(5000)
            + "\r\nZ: "
            + "y".repeat(4000)
            + "\r\n\r\n";
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(large)) {
      assertThat(fixture.get(ClientFixture.local(upstream.port())).awaitFailure().kind())
          .isEqualTo(Kind.BAD_ANSWER);
    }
  }

  @Test
  void tells_everything_in_order() {
    try (ScriptedUpstream upstream =
        new ScriptedUpstream(
            connection -> {
              connection.readRequest();
              connection.send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab");
              connection.readExactly(1);
            })) {
      Recorder recorder = new Recorder();
      HttpRequest request = ClientFixture.request(HttpMethod.GET, "/");
      UpstreamExchange call =
          fixture.begin(ClientFixture.local(upstream.port()), request, recorder);
      fixture.onLoop(call::flush);
      assertThat(recorder.over()).isFalse();
      fixture.onLoop(call::end);
      recorder.awaitHead();
      fixture.onLoop(call::cancel);
      assertThat(recorder.order).startsWith("head", "content").doesNotContain("end", "failed");
    }
  }
}
