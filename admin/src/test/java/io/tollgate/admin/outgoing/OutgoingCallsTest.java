package io.tollgate.admin.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.outgoing.OutgoingResult.Answered;
import io.tollgate.admin.outgoing.OutgoingResult.Failed;
import io.tollgate.admin.outgoing.OutgoingResult.Refused;
import io.tollgate.admin.outgoing.OutgoingResult.TimedOut;
import io.tollgate.admin.support.Receiver;
import io.tollgate.conformance.ConformanceCase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

class OutgoingCallsTest {
  private static final SSLSocketFactory TLS = (SSLSocketFactory) SSLSocketFactory.getDefault();
  private static final OutgoingLimits PATIENT =
      new OutgoingLimits(
          Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20), 1000);

  private final OutgoingCalls open =
      new OutgoingCalls(
          new OutgoingGuard(List.of(Network.parse("127.0.0.0/8")), Resolver.ofSystem()), TLS);

  private static OutgoingRequest get(String url) {
    return new OutgoingRequest("GET", url, Map.of("X-Test", "1"), new byte[0], Set.of());
  }

  /** What comes of a server that sends exactly this. */
  private OutgoingResult answerTo(String bytes, OutgoingLimits limits) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread unused =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (Socket socket = server.accept()) {
                      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
                      socket.shutdownOutput();
                      socket.getInputStream().readAllBytes();
                    } catch (IOException e) {
                      // The caller is done with it.
                    }
                  });
      return open.send(get("http://127.0.0.1:" + server.getLocalPort() + "/"), limits);
    }
  }

  private static String body(OutgoingResult result) {
    return new String(((Answered) result).body(), StandardCharsets.UTF_8);
  }

  @Test
  void a_request_goes_out_as_it_is_and_the_answer_comes_back() {
    try (Receiver receiver = new Receiver().answers(201, "made")) {
      OutgoingResult result =
          open.send(
              new OutgoingRequest(
                  "POST",
                  receiver.url() + "/a?b=c",
                  Map.of("Content-Type", "application/xml"),
                  "<x>ä</x>".getBytes(StandardCharsets.UTF_8),
                  Set.of()),
              PATIENT);

      assertThat(((Answered) result).status()).isEqualTo(201);
      assertThat(body(result)).isEqualTo("made");
      assertThat(receiver.received())
          .containsExactly(
              new Receiver.Received(
                  "POST", "/a?b=c", "<x>ä</x>", "application/xml", "127.0.0.1:" + receiver.port()));
    }
  }

  @Test
  @ConformanceCase("B61")
  void a_redirect_to_an_internal_host_is_returned_and_not_followed() {
    try (Receiver inside = new Receiver();
        Receiver receiver =
            new Receiver()
                .answers(
                    302,
                    "",
                    exchange ->
                        exchange.getResponseHeaders().add("Location", inside.url() + "/secret"))) {
      Answered result = (Answered) open.send(get(receiver.url()), PATIENT);

      assertThat(result.status()).isEqualTo(302);
      assertThat(result.headers().get("location")).containsExactly(inside.url() + "/secret");
      assertThat(inside.received()).isEmpty();
    }
  }

  @Test
  @ConformanceCase("B59")
  void a_name_that_turns_private_never_gets_there() {
    try (Receiver inside = new Receiver()) {
      AtomicInteger asked = new AtomicInteger();
      Resolver turning =
          name ->
              List.of(
                  InetAddress.ofLiteral(asked.getAndIncrement() == 0 ? "192.0.2.1" : "127.0.0.1"));
      OutgoingCalls calls = new OutgoingCalls(new OutgoingGuard(List.of(), turning), TLS);
      OutgoingLimits hasty =
          new OutgoingLimits(
              Duration.ofMillis(200), Duration.ofMillis(200), Duration.ofSeconds(1), 1000);
      String url = "http://turning.example.com:" + inside.port();

      OutgoingResult first = calls.send(get(url), hasty);
      int lookUps = asked.get();
      OutgoingResult second = calls.send(get(url), hasty);

      assertThat(first).isInstanceOfAny(TimedOut.class, Failed.class);
      assertThat(lookUps).isOne();
      assertThat(second).isInstanceOf(Refused.class);
      assertThat(inside.received()).isEmpty();
    }
  }

  @Test
  void bodies_of_every_framing_are_read() throws Exception {
    assertThat(body(answerTo("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nabc", PATIENT)))
        .isEqualTo("ab");
    assertThat(
            body(
                answerTo(
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "1\r\na\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n",
                    PATIENT)))
        .isEqualTo("a0123456789");
    assertThat(body(answerTo("HTTP/1.0 200 OK\n\nuntil the end", PATIENT)))
        .isEqualTo("until the end");
    assertThat(body(answerTo("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx", PATIENT)))
        .isEqualTo("x");
    assertThat(body(answerTo("HTTP/1.1 204 No Content\r\n\r\nx", PATIENT))).isEmpty();
  }

  @Test
  void a_long_body_is_cut() throws Exception {
    Answered result = (Answered) answerTo("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(100_000), PATIENT);

    assertThat(result.body()).hasSize(1000);
    assertThat(result.truncated()).isTrue();
  }

  @Test
  void a_status_counts_though_the_body_ends_too_early() throws Exception {
    for (String answer :
        List.of(
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n")) {
      Answered result = (Answered) answerTo(answer, PATIENT);

      assertThat(result.status()).isEqualTo(200);
      assertThat(body(result)).isEqualTo("ab");
      assertThat(result.truncated()).isTrue();
    }
  }

  @Test
  void what_is_no_answer_fails() throws Exception {
    assertThat(answerTo("SSH-2.0-x\r\n", PATIENT)).isInstanceOf(Failed.class);
    assertThat(answerTo("", PATIENT)).isInstanceOf(Failed.class);
    assertThat(answerTo("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", PATIENT))
        .isInstanceOf(Failed.class);
    assertThat(answerTo("HTTP/1.1 200 OK\r\nX: " + "y".repeat(70_000), PATIENT))
        .isInstanceOf(Failed.class);
    assertThat(answerTo("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", PATIENT))
        .isInstanceOf(Failed.class);
  }

  @Test
  void silence_and_dribble_are_cut_off() throws Exception {
    OutgoingLimits hasty =
        new OutgoingLimits(
            Duration.ofSeconds(20), Duration.ofMillis(200), Duration.ofSeconds(20), 1000);
    OutgoingLimits brief =
        new OutgoingLimits(
            Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMillis(300), 1000);
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + silent.getLocalPort();

      assertThat(open.send(get(url), hasty)).isInstanceOf(TimedOut.class);
      assertThat(open.send(get(url), brief)).isInstanceOf(TimedOut.class);
    }
  }
}
