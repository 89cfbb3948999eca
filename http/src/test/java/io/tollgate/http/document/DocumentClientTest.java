package io.tollgate.http.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.tollgate.http.client.OutgoingProxies;
import io.tollgate.http.client.UpstreamClient;
import io.tollgate.http.client.UpstreamFailure;
import io.tollgate.http.client.UpstreamLimits;
import io.tollgate.http.client.UpstreamTarget;
import io.tollgate.http.client.UpstreamTimeouts;
import io.tollgate.http.client.UpstreamTls;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.name.NameResolver;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.http.testkit.ScriptedUpstream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DocumentClientTest {

  private static final Duration SHORT = Duration.ofMillis(300);

  private final EventLoops loops = new EventLoops(1);
  private final UpstreamClient upstreams =
      new UpstreamClient(
          loops,
          new NameResolver(loops, List.of()),
          new UpstreamTls(Optional.empty(), Optional.empty(), true),
          UpstreamLimits.DEFAULT,
          OutgoingProxies.NONE);

  @AfterEach
  void close() {
    upstreams.close();
    loops.close();
  }

  private Document get(ScriptedUpstream upstream, Duration whole, HttpHeaders headers)
      throws Exception {
    return new DocumentClient(loops, upstreams, UpstreamTimeouts.DEFAULT, whole, 100)
        .get(
            UpstreamTarget.cleartext("127.0.0.1", upstream.port(), ""),
            "portal.example",
            "/a?b=c",
            headers);
  }

  private Document get(ScriptedUpstream upstream) throws Exception {
    return get(upstream, Duration.ofSeconds(20), new DefaultHttpHeaders());
  }

  @Test
  void fetches_a_document_of_any_status() throws Exception {
    String answer =
        "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "3\r\nno \r\n5\r\nthing\r\n0\r\n\r\n";
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(answer)) {
      Document document =
          get(upstream, Duration.ofSeconds(20), new DefaultHttpHeaders().add("X-Mine", "1"));
      assertThat(document.status()).isEqualTo(404);
      assertThat(document.contentType()).isEqualTo("text/plain");
      assertThat(document.text()).isEqualTo("no thing");
      RawMessage request = upstream.requests().getFirst();
      assertThat(request.start()).isEqualTo("GET /a?b=c HTTP/1.1");
      assertThat(request.header("Host")).isEqualTo("portal.example");
      assertThat(request.header("X-Mine")).isEqualTo("1");
    }
  }

  @Test
  void redirects_are_answers() throws Exception {
    String answer = "HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n";
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(answer)) {
      assertThat(get(upstream).status()).isEqualTo(302);
      assertThat(upstream.requests()).hasSize(1);
    }
  }

  @Test
  void a_document_above_its_bound_is_none() {
    try (ScriptedUpstream upstream =
        ScriptedUpstream.answering(ScriptedUpstream.ok("x".repeat(101)))) {
      assertThatExceptionOfType(DocumentUnavailable.class)
          .isThrownBy(() -> get(upstream))
          .withMessageContaining("larger than 100 bytes");
    }
  }

  @Test
  void an_answer_that_stops_half_way_is_given_up_and_its_connection_closed() {
    StringBuffer rest = new StringBuffer("not closed");
    try (ScriptedUpstream upstream =
        new ScriptedUpstream(
            connection -> {
              connection.readRequest();
              connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
              rest.replace(0, rest.length(), connection.readToEnd());
            })) {
      assertThatExceptionOfType(DocumentUnavailable.class)
          .isThrownBy(() -> get(upstream, SHORT, new DefaultHttpHeaders()))
          .withMessageContaining("did not come within");
      awaitEmpty(rest);
    }
  }

  @Test
  void tells_who_broke_off() {
    try (ScriptedUpstream upstream =
        new ScriptedUpstream(
            connection -> {
              connection.readRequest();
              connection.reset();
            })) {
      assertThatExceptionOfType(DocumentUnavailable.class)
          .isThrownBy(() -> get(upstream))
          .satisfies(e -> assertThat(e.failure().kind()).isEqualTo(UpstreamFailure.Kind.RESET))
          .withMessageContaining("127.0.0.1:" + upstream.port());
    }
  }

  private static void awaitEmpty(StringBuffer text) {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (!text.isEmpty() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(text).isEmpty();
  }
}
