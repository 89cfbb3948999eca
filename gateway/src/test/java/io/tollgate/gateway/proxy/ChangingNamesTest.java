package io.tollgate.gateway.proxy;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.testkit.DnsServer;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.ScriptedUpstream;
import io.tollgate.http.testkit.TwoAddresses;
import io.tollgate.http.testkit.UpstreamSide;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Upstreams whose name gets another address while they are called (gateway.md, 8.4). */
class ChangingNamesTest {

  private static final String TARGET = "/x?user_key=value";
  private static final int TTL = 1;

  private final DnsServer dns = new DnsServer();
  private final GatewayFixture fixture =
      new GatewayFixture()
          .with(settings -> new SettingsChange(settings).nameServer(dns.address()).done());
  private final TwoAddresses two = new TwoAddresses();

  @AfterEach
  void close() {
    fixture.close();
    two.close();
    dns.close();
  }

  private void serve() {
    var service = fixture.service();
    proxy(service).put("api_backend", "http://api.test:" + two.port());
    fixture.serve(service);
  }

  private static ScriptedUpstream.Script answering(String text) {
    return (UpstreamSide side) -> answer(side, text);
  }

  private static void answer(UpstreamSide side, String text) throws IOException {
    while (true) {
      side.readRequest();
      side.send(ScriptedUpstream.ok(text));
    }
  }

  @Test
  void are_followed_within_a_second_after_their_time_and_no_call_fails() throws Exception {
    dns.knows("api.test", TTL, TwoAddresses.FIRST);
    serve();
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger failed = new AtomicInteger();
    AtomicInteger answered = new AtomicInteger();
    try (ScriptedUpstream first = two.first(answering("old"));
        ScriptedUpstream second = two.second(answering("new"))) {
      List<Thread> clients =
          IntStream.range(0, 4)
              .mapToObj(_ -> Thread.ofVirtual().start(() -> call(stop, answered, failed)))
              .toList();
      while (answered.get() < 200) {
        Thread.sleep(10);
      }
      assertThat(second.requests()).isEmpty();
      dns.knows("api.test", TTL, TwoAddresses.SECOND);
      long changed = System.nanoTime();
      while (second.requests().isEmpty()) {
        Thread.sleep(10);
        assertThat(System.nanoTime() - changed)
            .as("nobody calls the new address")
            .isLessThan(TimeUnit.SECONDS.toNanos(20));
      }
      // By then every loop has noticed, and calls that were on their way have ended.
      Thread.sleep(500);
      int toTheOld = first.requests().size();
      int calls = answered.get();
      while (answered.get() < calls + 200) {
        Thread.sleep(10);
      }
      stop.set(true);
      for (Thread client : clients) {
        client.join();
      }
      assertThat(first.requests()).hasSize(toTheOld);
      assertThat(failed).hasValue(0);
    }
  }

  private void call(AtomicBoolean stop, AtomicInteger answered, AtomicInteger failed) {
    try (RawClient client = fixture.client()) {
      while (!stop.get()) {
        client.send(GatewayFixture.request("GET", TARGET, "localhost", ""));
        if (client.read().status() != 200) {
          failed.incrementAndGet();
        }
        answered.incrementAndGet();
      }
    } catch (RuntimeException e) {
      failed.incrementAndGet();
    }
  }

  @Test
  void keep_their_old_address_while_no_server_answers() throws Exception {
    dns.knows("api.test", TTL, TwoAddresses.FIRST);
    serve();
    try (ScriptedUpstream first =
        two.first(
            side -> {
              side.readRequest();
              side.send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
            })) {
      assertThat(fixture.get(TARGET).status()).isEqualTo(200);
      dns.silent = true;
      Thread.sleep(1500);
      int asked = dns.questions.get();
      for (int i = 0; i < 20; i++) {
        assertThat(fixture.get(TARGET).status()).isEqualTo(200);
      }
      assertThat(dns.questions.get()).isGreaterThan(asked);
      assertThat(first.requests()).hasSize(21);
    }
  }
}
