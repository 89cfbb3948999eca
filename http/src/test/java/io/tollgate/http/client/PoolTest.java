package io.tollgate.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.tollgate.http.client.UpstreamFailure.Kind;
import io.tollgate.http.testkit.ScriptedUpstream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolTest {

  private static UpstreamLimits limits(int connections, int waiters, Duration idle) {
    return new UpstreamLimits(connections, waiters, idle, 1024, 8192, false);
  }

  @Test
  void calls_wait_for_one_of_the_connections() {
    try (ClientFixture fixture = new ClientFixture(limits(2, 100, Duration.ofSeconds(60)));
        ScriptedUpstream upstream = ScriptedUpstream.answering(ScriptedUpstream.ok("x"))) {
      UpstreamTarget target = ClientFixture.local(upstream.port());
      List<Recorder> calls = fixture.getAtOnce(target, 50);
      assertThat(calls).allSatisfy(call -> assertThat(call.await().body()).isEqualTo("x"));
      assertThat(upstream.connections()).isEqualTo(2);
    }
  }

  @Test
  void refuses_a_call_when_too_many_wait() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    try (ClientFixture fixture = new ClientFixture(limits(1, 2, Duration.ofSeconds(60)));
        ScriptedUpstream upstream =
            new ScriptedUpstream(
                connection -> {
                  while (true) {
                    connection.readRequest();
                    await(go);
                    connection.send(ScriptedUpstream.ok("x"));
                  }
                })) {
      UpstreamTarget target = ClientFixture.local(upstream.port());
      Recorder first = fixture.get(target);
      while (upstream.requests().isEmpty()) {
        Thread.onSpinWait();
      }
      Recorder second = fixture.get(target);
      Recorder third = fixture.get(target);
      UpstreamFailure failure = fixture.get(target).awaitFailure();
      assertThat(failure.kind()).isEqualTo(Kind.POOL_FULL);
      go.countDown();
      assertThat(List.of(first, second, third))
          .allSatisfy(call -> assertThat(call.await().failure()).isNull());
      assertThat(upstream.connections()).isEqualTo(1);
    }
  }

  @Test
  void waits_for_a_connection_no_longer_than_the_connect_time_out() {
    CountDownLatch never = new CountDownLatch(1);
    try (ClientFixture fixture = new ClientFixture(limits(1, 10, Duration.ofSeconds(60)));
        ScriptedUpstream upstream =
            new ScriptedUpstream(
                connection -> {
                  connection.readRequest();
                  await(never);
                })) {
      UpstreamTarget target = ClientFixture.local(upstream.port());
      Recorder holding = fixture.get(target);
      while (upstream.requests().isEmpty()) {
        Thread.onSpinWait();
      }
      UpstreamFailure failure = fixture.get(target, ClientFixture.SHORT).awaitFailure();
      assertThat(failure.kind()).isEqualTo(Kind.POOL_FULL);
      assertThat(holding.over()).isFalse();
      never.countDown();
    }
  }

  @Test
  void closes_a_connection_that_was_idle_too_long() {
    AtomicInteger ended = new AtomicInteger();
    try (ClientFixture fixture = new ClientFixture(limits(10, 10, Duration.ofMillis(200)));
        ScriptedUpstream upstream =
            new ScriptedUpstream(
                connection -> {
                  connection.readRequest();
                  connection.send(ScriptedUpstream.ok("x"));
                  connection.readToEnd();
                  ended.incrementAndGet();
                })) {
      UpstreamTarget target = ClientFixture.local(upstream.port());
      assertThat(fixture.get(target).await().body()).isEqualTo("x");
      while (ended.get() == 0) {
        Thread.onSpinWait();
      }
      assertThat(fixture.get(target).await().body()).isEqualTo("x");
      assertThat(upstream.connections()).isEqualTo(2);
    }
  }

  @Test
  void keeps_no_more_idle_connections_than_allowed() {
    try (ClientFixture fixture =
            new ClientFixture(
                new UpstreamLimits(100, 100, Duration.ofSeconds(60), 2, 8192, false));
        ScriptedUpstream upstream = ScriptedUpstream.answering(ScriptedUpstream.ok("x"))) {
      UpstreamTarget target = ClientFixture.local(upstream.port());
      for (int round = 0; round < 2; round++) {
        fixture.getAtOnce(target, 5).forEach(Recorder::await);
      }
      // Five, and in the second round three beside the two that were kept.
      assertThat(upstream.connections()).isEqualTo(8);
    }
  }

  @Test
  void never_shares_connections_between_owners() {
    try (ClientFixture fixture = new ClientFixture();
        ScriptedUpstream upstream = ScriptedUpstream.answering(ScriptedUpstream.ok("x"))) {
      for (String owner : List.of("1", "2", "1", "2")) {
        fixture.get(UpstreamTarget.cleartext("127.0.0.1", upstream.port(), owner)).await();
      }
      assertThat(upstream.connections()).isEqualTo(2);
    }
  }

  /** The upstream closes each connection after its first answer, without saying so. */
  private static ScriptedUpstream closingAfterOne(AtomicInteger second) {
    return new ScriptedUpstream(
        connection -> {
          connection.readRequest();
          connection.send(ScriptedUpstream.ok("x"));
          connection.readHead();
          second.incrementAndGet();
        });
  }

  @ParameterizedTest
  @CsvSource({"GET", "HEAD", "PUT", "DELETE", "OPTIONS"})
  void replaces_a_kept_connection_that_dies_before_the_answer(String method) {
    AtomicInteger second = new AtomicInteger();
    try (ClientFixture fixture = new ClientFixture();
        ScriptedUpstream upstream = closingAfterOne(second)) {
      UpstreamTarget target = ClientFixture.local(upstream.port());
      fixture.get(target).await();
      HttpRequest request = ClientFixture.request(HttpMethod.valueOf(method), "/again");
      Recorder recorder = fixture.send(target, UpstreamTimeouts.DEFAULT, request);
      assertThat(recorder.await().failure()).isNull();
      assertThat(second).hasValue(1);
      assertThat(upstream.connections()).isEqualTo(2);
      assertThat(upstream.requests()).hasSize(3);
    }
  }

  @Test
  void sends_a_post_once_only() {
    AtomicInteger second = new AtomicInteger();
    try (ClientFixture fixture = new ClientFixture();
        ScriptedUpstream upstream = closingAfterOne(second)) {
      UpstreamTarget target = ClientFixture.local(upstream.port());
      fixture.get(target).await();
      HttpRequest request = ClientFixture.request(HttpMethod.POST, "/once");
      Recorder recorder = fixture.send(target, UpstreamTimeouts.DEFAULT, request);
      assertThat(recorder.awaitFailure().kind()).isEqualTo(Kind.RESET);
      assertThat(upstream.requests()).hasSize(2);
    }
  }

  @Test
  void sends_a_get_once_only_when_its_receiver_says_that_it_counts() {
    AtomicInteger second = new AtomicInteger();
    try (ClientFixture fixture = new ClientFixture();
        ScriptedUpstream upstream = closingAfterOne(second)) {
      UpstreamTarget target = ClientFixture.local(upstream.port());
      fixture.get(target).await();
      Recorder counting =
          new Recorder() {
            @Override
            public boolean mayBeRepeated() {
              return false;
            }
          };
      UpstreamExchange call =
          fixture.begin(target, ClientFixture.request(HttpMethod.GET, "/counts"), counting);
      fixture.onLoop(call::end);
      assertThat(counting.awaitFailure().kind()).isEqualTo(Kind.RESET);
      assertThat(upstream.requests()).hasSize(2);
    }
  }

  @Test
  void replaces_a_connection_only_once() {
    AtomicInteger connections = new AtomicInteger();
    try (ClientFixture fixture = new ClientFixture();
        ScriptedUpstream upstream =
            new ScriptedUpstream(
                connection -> {
                  connection.readRequest();
                  if (connections.incrementAndGet() == 1) {
                    connection.send(ScriptedUpstream.ok("x"));
                    connection.readHead();
                  }
                })) {
      UpstreamTarget target = ClientFixture.local(upstream.port());
      fixture.get(target).await();
      assertThat(fixture.get(target).awaitFailure().kind()).isEqualTo(Kind.RESET);
      assertThat(upstream.connections()).isEqualTo(2);
    }
  }

  @Test
  void does_not_replace_a_connection_once_an_answer_began() {
    try (ClientFixture fixture = new ClientFixture();
        ScriptedUpstream upstream =
            new ScriptedUpstream(
                connection -> {
                  connection.readRequest();
                  connection.send(ScriptedUpstream.ok("x"));
                  connection.readRequest();
                  connection.send("HTTP/1.1 200 OK\r\n");
                })) {
      UpstreamTarget target = ClientFixture.local(upstream.port());
      fixture.get(target).await();
      assertThat(fixture.get(target).awaitFailure().kind()).isEqualTo(Kind.RESET);
      assertThat(upstream.connections()).isEqualTo(1);
    }
  }

  @Test
  void a_cancelled_call_leaves_its_place_in_the_line() {
    CountDownLatch go = new CountDownLatch(1);
    try (ClientFixture fixture = new ClientFixture(limits(1, 10, Duration.ofSeconds(60)));
        ScriptedUpstream upstream =
            new ScriptedUpstream(
                connection -> {
                  while (true) {
                    connection.readRequest();
                    await(go);
                    connection.send(ScriptedUpstream.ok("x"));
                  }
                })) {
      UpstreamTarget target = ClientFixture.local(upstream.port());
      Recorder first = fixture.get(target);
      Recorder given = new Recorder();
      UpstreamExchange waiting =
          fixture.begin(target, ClientFixture.request(HttpMethod.GET, "/given-up"), given);
      fixture.onLoop(waiting::end);
      fixture.onLoop(waiting::cancel);
      Recorder last = fixture.get(target);
      go.countDown();
      first.await();
      last.await();
      assertThat(given.order).isEmpty();
      assertThat(upstream.requests()).noneMatch(request -> request.start().contains("given-up"));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
