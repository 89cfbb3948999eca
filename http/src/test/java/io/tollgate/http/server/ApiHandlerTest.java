package io.tollgate.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiHandlerTest {

  private static final int LIMIT = 100_000;

  private final BlockingQueue<Exchange> exchanges = new LinkedBlockingQueue<>();
  private final ServerFixture fixture =
      new ServerFixture(
          HttpLimits.DEFAULT,
          () ->
              new ApiHandler(
                  this::handle,
                  new BodyLimit(LIMIT, () -> Answer.of(400, "text/plain", "too much"))));

  @AfterEach
  void close() {
    fixture.close();
  }

  private void handle(Exchange exchange) {
    switch (exchange.path()) {
      case "/fails" -> throw new IllegalStateException("as asked");
      case "/kept" -> exchanges.add(exchange);
      case "/empty" -> exchange.answer(Answer.empty(204));
      case "/large" -> exchange.answer(Answer.of(200, "text/plain", "y".repeat(50_000)));
      case "/twice" -> {
        ServerFixture.echo(exchange);
        try {
          exchange.answer(Answer.empty(500));
        } catch (IllegalStateException _) {
          exchanges.add(exchange);
        }
      }
      default -> ServerFixture.echo(exchange);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/a/b?c=d&e, GET /a/b c=d&e",
    "/?, GET / ''",
    "/a?b?c, GET /a b?c",
    "http://h/x?y, GET /x y",
    "http://h?y, GET / y",
    "http://h, GET / ''",
    "/%2f%, GET /%2f% ''",
  })
  void splits_the_target(String target, String expected) {
    assertThat(RawClient.get(fixture.server.address(), target).body().strip())
        .isEqualTo(expected.replace("''", "").strip());
  }

  @Test
  void collects_a_body_that_comes_in_pieces() {
    try (RawClient client = fixture.client()) {
      client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      for (int i = 0; i < 1000; i++) {
        client.send("2\r\nab\r\n");
      }
      assertThat(client.send("0\r\n\r\n").read().body()).isEqualTo("POST /  " + "ab".repeat(1000));
    }
  }

  @Test
  void takes_a_body_of_just_the_limit() {
    String body = "x".repeat(LIMIT);
    assertThat(RawClient.exchange(fixture.server.address(), post(body)).body())
        .isEqualTo("POST /  " + body);
  }

  private static String post(String body) {
    return "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  @Test
  void answers_a_larger_body_in_the_owners_words_and_goes_on() {
    try (RawClient client = fixture.client()) {
      RawMessage refused = client.send(post("x".repeat(LIMIT + 1))).read();
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.body()).isEqualTo("too much");
      String chunk = "8000\r\n" + "x".repeat(0x8000) + "\r\n";
      client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send(chunk).send(chunk).send(chunk).send(chunk).send("0\r\n\r\n");
      assertThat(client.read().body()).isEqualTo("too much");
      assertThat(client.send("GET /next HTTP/1.1\r\nHost: a\r\n\r\n").read().body())
          .isEqualTo("GET /next  ");
    }
  }

  @Test
  void answers_a_far_too_large_body_before_it_ends_and_closes() {
    try (RawClient client = fixture.client()) {
      client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999999\r\n\r\n");
      assertThat(client.read().body()).isEqualTo("too much");
      Thread.startVirtualThread(
          () -> {
            byte[] piece = new byte[65_536];
            try {
              for (int i = 0; i < 1000; i++) {
                client.send(piece);
              }
            } catch (RuntimeException _) {
              // Cut, as it should be.
            }
          });
      assertThat(client.readToEnd()).isEmpty();
    }
  }

  @Test
  void gives_leave_to_send_the_body() {
    try (RawClient client = fixture.client()) {
      client.send(
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
      assertThat(client.readHead().start()).isEqualTo("HTTP/1.1 100 Continue");
      RawMessage answer = client.send("ab").read();
      assertThat(answer.body()).isEqualTo("POST /  ab");
      assertThat(answer.all("connection")).isEmpty();
    }
  }

  @Test
  void gives_no_leave_for_a_body_that_is_too_large() {
    try (RawClient client = fixture.client()) {
      client.send(
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\nExpect: 100-continue\r\n\r\n");
      RawMessage answer = client.read();
      assertThat(answer.body()).isEqualTo("too much");
      assertThat(answer.header("connection")).isEqualTo("close");
      assertThat(client.readToEnd()).isEmpty();
    }
  }

  @Test
  void answers_500_with_a_reference_when_the_handler_throws() {
    try (RawClient client = fixture.client()) {
      RawMessage answer = client.send("GET /fails HTTP/1.1\r\nHost: a\r\n\r\n").read();
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.body()).startsWith("Internal error, reference ").doesNotContain("as asked");
      assertThat(client.send("GET /next HTTP/1.1\r\nHost: a\r\n\r\n").read().status())
          .isEqualTo(200);
    }
  }

  @Test
  void lets_nobody_answer_twice() throws InterruptedException {
    try (RawClient client = fixture.client()) {
      assertThat(client.send("GET /twice HTTP/1.1\r\nHost: a\r\n\r\n").read().status())
          .isEqualTo(200);
      Exchange exchange = exchanges.poll(10, TimeUnit.SECONDS);
      assertThatThrownBy(() -> exchange.answer(Answer.empty(500)))
          .hasMessage("GET /twice was answered before");
    }
  }

  @Test
  void takes_an_answer_from_any_thread_and_drops_it_when_the_client_has_gone()
      throws InterruptedException {
    try (RawClient client = fixture.client()) {
      client.send("POST /kept HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx");
      Exchange exchange = exchanges.poll(10, TimeUnit.SECONDS);
      assertThat(exchange.peer()).isEqualTo(client.localAddress());
      exchange.answer(Answer.of(200, "text/plain", "late"));
      assertThat(client.read().body()).isEqualTo("late");
      client.send("GET /kept HTTP/1.1\r\nHost: a\r\n\r\n");
      exchange = exchanges.poll(10, TimeUnit.SECONDS);
      client.close();
      while (fixture.server.counts().open() > 0) {
        Thread.onSpinWait();
      }
      Answer dropped = Answer.of(200, "text/plain", "dropped");
      exchange.answer(dropped);
      exchange.eventLoop().submit(() -> {}).syncUninterruptibly();
      assertThat(dropped.body().refCnt()).isZero();
    }
    assertThat(fixture.server.counts().inFlight()).isZero();
  }

  @Test
  void writes_answers_without_and_with_much_body() {
    RawMessage empty = RawClient.get(fixture.server.address(), "/empty");
    assertThat(empty.status()).isEqualTo(204);
    assertThat(empty.all("content-length")).isEmpty();
    RawMessage large = RawClient.get(fixture.server.address(), "/large");
    assertThat(large.body()).isEqualTo("y".repeat(50_000));
  }
}
