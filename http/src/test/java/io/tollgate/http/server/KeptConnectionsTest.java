package io.tollgate.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeptConnectionsTest {

  private ServerFixture fixture;

  @BeforeEach
  void listen() {
    fixture = new ServerFixture(HttpLimits.DEFAULT, this::handle);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  /** The earlier a request, the later it would be answered, if they were not kept in order. */
  private void handle(Exchange exchange) {
    if (exchange.path().startsWith("/later/")) {
      int delay = 30 - Integer.parseInt(exchange.path().substring("/later/".length()));
      Thread.ofVirtual()
          .start(
              () -> {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(delay));
                ServerFixture.echo(exchange);
              });
    } else {
      ServerFixture.echo(exchange);
    }
  }

  @Test
  void serves_many_requests_over_one_connection() {
    try (RawClient client = fixture.client()) {
      for (int i = 0; i < 100; i++) {
        RawMessage answer = client.send("GET /" + i + " HTTP/1.1\r\nHost: a\r\n\r\n").read();
        assertThat(answer.body()).isEqualTo("GET /" + i + "  ");
        assertThat(answer.all("connection")).isEmpty();
        assertThat(answer.header("date")).endsWith(" GMT");
      }
    }
    assertThat(fixture.server.counts())
        .extracting(ConnectionCounts::accepted, ConnectionCounts::requests)
        .containsExactly(1L, 100L);
  }

  @Test
  void answers_pipelined_requests_in_order_though_later_ones_are_ready_first() {
    String requests =
        IntStream.range(0, 30)
            .mapToObj("GET /later/%d HTTP/1.1\r\nHost: a\r\n\r\n"::formatted)
            .collect(Collectors.joining());
    List<String> bodies = new ArrayList<>();
    try (RawClient client = fixture.client()) {
      client.send(requests);
      for (int i = 0; i < 30; i++) {
        bodies.add(client.read().body());
      }
    }
    assertThat(bodies)
        .containsExactlyElementsOf(
            IntStream.range(0, 30).mapToObj("GET /later/%d  "::formatted).toList());
  }

  @Test
  void works_off_thousands_of_pipelined_requests_with_bodies() throws InterruptedException {
    int count = 5000;
    try (RawClient client = fixture.client()) {
      Thread sender =
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int i = 0; i < count; i++) {
                      client.send(
                          "POST /%d HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
                              .formatted(i));
                    }
                  });
      for (int i = 0; i < count; i++) {
        assertThat(client.read().body()).isEqualTo("POST /" + i + "  abc");
      }
      sender.join();
    }
  }

  @Test
  void answers_what_came_before_a_malformed_request_and_then_closes() {
    try (RawClient client = fixture.client()) {
      client.send("GET /later/0 HTTP/1.1\r\nHost: a\r\n\r\nrubbish\r\n\r\n");
      assertThat(client.read().body()).isEqualTo("GET /later/0  ");
      assertThat(client.read().status()).isEqualTo(400);
      assertThat(client.readToEnd()).isEmpty();
    }
  }

  @Test
  void gives_head_the_length_and_no_body() {
    try (RawClient client = fixture.client()) {
      RawMessage head = client.send("HEAD /x HTTP/1.1\r\nHost: a\r\n\r\n").readHead();
      assertThat(head.header("content-length")).isEqualTo(String.valueOf("HEAD /x  ".length()));
      assertThat(client.send("GET /y HTTP/1.1\r\nHost: a\r\n\r\n").read().body())
          .isEqualTo("GET /y  ");
    }
  }

  @Test
  void closes_when_the_client_asks_for_it() {
    try (RawClient client = fixture.client()) {
      RawMessage answer =
          client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").read();
      assertThat(answer.header("connection")).isEqualTo("close");
      assertThat(client.readToEnd()).isEmpty();
    }
  }

  @Test
  void lets_the_client_read_the_last_answer_although_it_sent_more() {
    try (RawClient client = fixture.client()) {
      client.send(
          "GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
              + "GET /ignored HTTP/1.1\r\nHost: a\r\n\r\n".repeat(1000));
      assertThat(client.read().body()).isEqualTo("GET /last  ");
      assertThat(client.readToEnd()).isEmpty();
    }
    assertThat(fixture.server.counts().requests()).isEqualTo(1);
  }

  @Test
  void closes_after_http_1_0_unless_asked_to_keep_the_connection() {
    try (RawClient client = fixture.client()) {
      RawMessage kept = client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").read();
      assertThat(kept.header("connection")).isEqualTo("keep-alive");
      RawMessage last = client.send("GET / HTTP/1.0\r\n\r\n").read();
      assertThat(last.header("connection")).isEqualTo("close");
      assertThat(client.readToEnd()).isEmpty();
    }
  }

  @Test
  void closes_after_each_answer_when_keep_alive_is_off() {
    HttpTimeouts off =
        new HttpTimeouts(
            HttpTimeouts.DEFAULT.head(),
            Duration.ZERO,
            HttpTimeouts.DEFAULT.bodyIdle(),
            HttpTimeouts.DEFAULT.sendIdle());
    try (ServerFixture other =
            new ServerFixture(HttpLimits.DEFAULT.with(off), ServerFixture::echo);
        RawClient client = other.client()) {
      RawMessage answer = client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").read();
      assertThat(answer.header("connection")).isEqualTo("close");
      assertThat(client.readToEnd()).isEmpty();
    }
  }
}
