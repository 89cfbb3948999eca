package io.tollgate.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimesAndDrainTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final BlockingQueue<Exchange> exchanges = new LinkedBlockingQueue<>();

  private static HttpLimits times(Duration head, Duration keepAlive, Duration body, Duration send) {
    return HttpLimits.DEFAULT.with(new HttpTimeouts(head, keepAlive, body, send));
  }

  @Test
  void closes_a_connection_on_which_no_request_comes() {
    try (ServerFixture fixture =
            new ServerFixture(times(SHORT, LONG, LONG, LONG), ServerFixture::echo);
        RawClient client = fixture.client()) {
      assertThat(client.readToEnd()).isEmpty();
    }
  }

  @Test
  void answers_408_to_a_head_that_comes_byte_by_byte() {
    try (ServerFixture fixture =
            new ServerFixture(times(SHORT, LONG, LONG, LONG), ServerFixture::echo);
        RawClient client = fixture.client()) {
      RawMessage first = client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").read();
      assertThat(first.status()).isEqualTo(200);
      Thread drip =
          Thread.startVirtualThread(
              () -> {
                try {
                  for (String piece :
                      "GET / HTTP/1.1\r\nHost: a\r\nX: yyyyyyyyyyyyyyyyyyyyy".split("")) {
                    client.send(piece);
                    Thread.sleep(20);
                  }
                } catch (RuntimeException | InterruptedException _) {
                  // Cut, as it should be.
                }
              });
      RawMessage answer = client.read();
      assertThat(answer.status()).isEqualTo(408);
      assertThat(answer.header("connection")).isEqualTo("close");
      assertThat(client.readToEnd()).isEmpty();
      drip.interrupt();
    }
  }

  @Test
  void closes_an_idle_connection_after_the_keep_alive_time() {
    try (ServerFixture fixture =
            new ServerFixture(times(LONG, SHORT, LONG, LONG), ServerFixture::echo);
        RawClient client = fixture.client()) {
      assertThat(client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").read().status()).isEqualTo(200);
      assertThat(client.readToEnd()).isEmpty();
    }
  }

  @Test
  void answers_408_to_a_body_that_stops() {
    try (ServerFixture fixture =
            new ServerFixture(times(LONG, LONG, SHORT, LONG), ServerFixture::echo);
        RawClient client = fixture.client()) {
      client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf");
      assertThat(client.read().status()).isEqualTo(408);
      assertThat(client.readToEnd()).isEmpty();
      assertThat(fixture.server.counts().inFlight()).isZero();
    }
  }

  @Test
  void waits_for_a_slow_handler_without_limit() throws InterruptedException {
    try (ServerFixture fixture =
            new ServerFixture(times(SHORT, SHORT, SHORT, SHORT), exchanges::add);
        RawClient client = fixture.client()) {
      client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      Exchange exchange = exchanges.poll(10, TimeUnit.SECONDS);
      Thread.sleep(1000);
      ServerFixture.echo(exchange);
      assertThat(client.read().status()).isEqualTo(200);
    }
  }

  @Test
  void cuts_a_client_that_does_not_read_its_answer() {
    byte[] huge = new byte[50_000_000];
    try (ServerFixture fixture =
            new ServerFixture(
                times(LONG, LONG, LONG, SHORT),
                exchange ->
                    exchange.answer(
                        new Answer(200, new DefaultHttpHeaders(), Unpooled.wrappedBuffer(huge))));
        RawClient client = fixture.client()) {
      client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      while (fixture.server.counts().requests() == 0) {
        Thread.onSpinWait();
      }
      while (fixture.server.counts().open() > 0) {
        Thread.onSpinWait();
      }
      assertThat(client.readToEnd().length()).isLessThan(huge.length);
    }
  }

  @Test
  void drains_idle_connections_at_once_and_busy_ones_when_answered() throws Exception {
    try (ServerFixture fixture = new ServerFixture(HttpLimits.DEFAULT, exchanges::add);
        RawClient idle = fixture.client();
        RawClient busy = fixture.client();
        RawClient within = fixture.client()) {
      idle.send("GET /idle HTTP/1.1\r\nHost: a\r\n\r\n");
      ServerFixture.echo(exchanges.poll(10, TimeUnit.SECONDS));
      idle.read();
      busy.send("GET /busy HTTP/1.1\r\nHost: a\r\n\r\n");
      Exchange inFlight = exchanges.poll(10, TimeUnit.SECONDS);
      within.send("GET /within HTTP/1.1\r\nHo");
      // When both loops have answered what was sent later, they have seen this, too.
      for (int i = 0; i < 2; i++) {
        try (RawClient later = fixture.client()) {
          later.send("GET /later HTTP/1.1\r\nHost: a\r\n\r\n");
          ServerFixture.echo(exchanges.poll(10, TimeUnit.SECONDS));
          later.read();
        }
      }
      CompletableFuture<Integer> drained = fixture.server.drain(Duration.ofSeconds(30));
      assertThat(idle.readToEnd()).isEmpty();
      assertThat(drained).isNotDone();
      ServerFixture.echo(inFlight);
      RawMessage answer = busy.read();
      assertThat(answer.body()).isEqualTo("GET /busy  ");
      assertThat(answer.header("connection")).isEqualTo("close");
      assertThat(busy.readToEnd()).isEmpty();
      within.send("st: a\r\n\r\n");
      ServerFixture.echo(exchanges.poll(10, TimeUnit.SECONDS));
      assertThat(within.read().header("connection")).isEqualTo("close");
      assertThat(drained.get(10, TimeUnit.SECONDS)).isZero();
    }
  }

  @Test
  void answers_the_last_request_of_a_kept_connection_that_the_drain_meets_idle() throws Exception {
    try (ServerFixture fixture = new ServerFixture(HttpLimits.DEFAULT, ServerFixture::echo);
        RawClient kept = fixture.client()) {
      kept.send("GET /first HTTP/1.1\r\nHost: a\r\n\r\n");
      kept.read();
      CompletableFuture<Integer> drained = fixture.server.drain(Duration.ofSeconds(30));
      kept.send("GET /last HTTP/1.1\r\nHost: a\r\n\r\n");
      RawMessage answer = kept.read();
      assertThat(answer.body()).isEqualTo("GET /last  ");
      assertThat(answer.header("connection")).isEqualTo("close");
      assertThat(drained.get(10, TimeUnit.SECONDS)).isZero();
    }
  }

  @Test
  void accepts_nobody_while_it_drains_and_cuts_the_rest_after_the_grace() throws Exception {
    try (ServerFixture fixture = new ServerFixture(HttpLimits.DEFAULT, exchanges::add);
        RawClient busy = fixture.client()) {
      busy.send("GET /busy HTTP/1.1\r\nHost: a\r\n\r\n");
      exchanges.poll(10, TimeUnit.SECONDS);
      CompletableFuture<Integer> drained = fixture.server.drain(SHORT);
      assertThat(drained.get(10, TimeUnit.SECONDS)).isEqualTo(1);
      assertThat(busy.readToEnd()).isEmpty();
      assertThatThrownBy(fixture::client).hasMessageContaining("Connection refused");
    }
  }
}
