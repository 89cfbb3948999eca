package io.tollgate.gateway.proxy;

import static io.tollgate.gateway.testkit.GatewayFixture.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.conformance.ContractRow;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.http.testkit.ScriptedUpstream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies pass through, both ways, and what happens when one side leaves (gateway.md, 2.9). */
class BodiesTest {

  private static final String TARGET = "/?user_key=value";

  private @Nullable GatewayFixture fixture;

  @AfterEach
  void close() {
    if (fixture != null) {
      fixture.close();
    }
  }

  private GatewayFixture serve(ScriptedUpstream.Script upstream) {
    GatewayFixture made = new GatewayFixture(upstream);
    fixture = made;
    return made.serve(GatewayFixture.rules(made.service(), rule("ANY", "/", 1)));
  }

  private static String post(String headers) {
    return "POST " + TARGET + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
  }

  @Test
  void the_upstream_gets_a_bodys_first_bytes_before_the_client_has_sent_the_last()
      throws InterruptedException {
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    GatewayFixture gateway =
        serve(
            connection -> {
              connection.readHead();
              seen.add(connection.readExactly(5));
              seen.add(connection.readExactly(5));
              connection.send(ScriptedUpstream.ok("done"));
            });
    try (var client = gateway.client()) {
      client.send(post("Content-Length: 10\r\n") + "first");
      assertThat(seen.poll(5, TimeUnit.SECONDS)).isEqualTo("first");
      client.send("later");
      assertThat(seen.poll(5, TimeUnit.SECONDS)).isEqualTo("later");
      assertThat(client.read().body()).isEqualTo("done");
    }
  }

  @Test
  void the_client_gets_an_answers_first_bytes_before_the_upstream_has_sent_the_last()
      throws InterruptedException {
    SynchronousQueue<String> go = new SynchronousQueue<>();
    GatewayFixture gateway =
        serve(
            connection -> {
              connection.readRequest();
              connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfirst");
              take(go);
              connection.send("later");
            });
    try (var client = gateway.client()) {
      client.send(GatewayFixture.request("GET", TARGET, "localhost", ""));
      assertThat(client.readHead().status()).isEqualTo(200);
      assertThat(client.readExactly(5)).isEqualTo("first");
      assertThat(go.offer("go", 5, TimeUnit.SECONDS)).isTrue();
      assertThat(client.readExactly(5)).isEqualTo("later");
    }
  }

  private static void take(BlockingQueue<String> queue) {
    try {
      queue.poll(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  @ContractRow("8.1 request body")
  void large_bodies_arrive_whole_both_ways() {
    GatewayFixture gateway =
        serve(
            connection -> {
              while (true) {
                connection.send(ScriptedUpstream.ok(connection.readRequest().body()));
              }
            });
    String body = "0123456789abcdef".repeat(300_000);
    RawMessage answer = gateway.send("PUT", TARGET, body);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().equals(body)).isTrue();
  }

  @Test
  void a_chunked_body_arrives_whole() {
    GatewayFixture gateway =
        serve(
            connection -> {
              while (true) {
                connection.send(ScriptedUpstream.ok(connection.readRequest().body()));
              }
            });
    try (var client = gateway.client()) {
      client.send(
          post("Transfer-Encoding: chunked\r\n") + "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n");
      assertThat(client.read().body()).isEqualTo("hello world");
      client.send(GatewayFixture.request("GET", TARGET, "localhost", ""));
      assertThat(client.read().status()).isEqualTo(200);
    }
  }

  @Test
  void a_client_that_waits_for_leave_to_send_gets_it() {
    GatewayFixture gateway =
        serve(
            connection -> {
              RawMessage request = connection.readRequest();
              connection.send(ScriptedUpstream.ok(request.body() + request.header("Expect")));
            });
    try (var client = gateway.client()) {
      client.send(post("Content-Length: 4\r\nExpect: 100-continue\r\n"));
      assertThat(client.readHead().status()).isEqualTo(100);
      client.send("body");
      assertThat(client.read().body()).isEqualTo("body");
    }
  }

  @Test
  void leave_to_send_is_given_once_also_when_the_body_is_looked_at() {
    GatewayFixture gateway =
        serve(connection -> connection.send(ScriptedUpstream.ok(connection.readRequest().body())));
    try (var client = gateway.client()) {
      client.send(
          "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 14\r\nExpect: 100-continue\r\n"
              + "Content-Type: application/x-www-form-urlencoded\r\n\r\n");
      assertThat(client.readHead().status()).isEqualTo(100);
      client.send("user_key=value");
      assertThat(client.read().body()).isEqualTo("user_key=value");
    }
  }

  @Test
  void a_refused_client_gets_no_leave_to_send() {
    GatewayFixture gateway = serve(connection -> connection.readRequest());
    try (var client = gateway.client()) {
      client.send(
          "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n"
              + "Expect: 100-continue\r\n\r\n");
      assertThat(client.read().status()).isEqualTo(403);
      assertThat(client.readToEnd()).isEmpty();
    }
  }

  @Test
  void the_body_of_a_refused_call_is_not_taken_for_the_next_call() {
    GatewayFixture gateway = serve(connection -> connection.readRequest());
    try (var client = gateway.client()) {
      client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nGET /x ");
      assertThat(client.read().status()).isEqualTo(403);
      client.send("ab" + GatewayFixture.request("GET", "/", "localhost", ""));
      assertThat(client.read().status()).isEqualTo(403);
    }
  }

  @Test
  @ConformanceCase("GW-64")
  void an_upstream_that_dies_within_its_answer_cuts_the_clients_connection() {
    GatewayFixture gateway =
        serve(
            connection -> {
              connection.readRequest();
              connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
            });
    try (var client = gateway.client()) {
      client.send(GatewayFixture.request("GET", TARGET, "localhost", ""));
      assertThat(client.readHead().status()).isEqualTo(200);
      assertThat(client.readToEnd()).isEqualTo("half");
    }
    assertThat(gateway.get("/").status()).isEqualTo(403);
  }

  @Test
  void a_complete_call_goes_on_at_the_upstream_when_its_client_leaves()
      throws InterruptedException {
    SynchronousQueue<String> go = new SynchronousQueue<>();
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    GatewayFixture gateway =
        serve(
            connection -> {
              connection.readRequest();
              seen.add("called");
              take(go);
              connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
              seen.add("sent");
              seen.add("closed after " + connection.readToEnd().length());
            });
    try (var client = gateway.client()) {
      client.send(GatewayFixture.request("GET", TARGET, "localhost", ""));
      assertThat(seen.poll(5, TimeUnit.SECONDS)).isEqualTo("called");
    }
    assertThat(go.offer("go", 5, TimeUnit.SECONDS)).isTrue();
    assertThat(seen.poll(5, TimeUnit.SECONDS)).isEqualTo("sent");
    // With the answer's head the gateway gives the rest up.
    assertThat(seen.poll(5, TimeUnit.SECONDS)).isEqualTo("closed after 0");
  }

  @Test
  void a_client_that_leaves_within_its_body_takes_the_upstream_call_with_it()
      throws InterruptedException {
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    GatewayFixture gateway =
        serve(
            connection -> {
              connection.readHead();
              seen.add(connection.readExactly(4));
              seen.add("closed after " + connection.readToEnd());
            });
    try (var client = gateway.client()) {
      client.send(post("Content-Length: 10\r\n") + "half");
      assertThat(seen.poll(5, TimeUnit.SECONDS)).isEqualTo("half");
    }
    assertThat(seen.poll(5, TimeUnit.SECONDS)).isEqualTo("closed after ");
  }

  @Test
  void an_upstream_may_answer_before_it_has_read_the_body() {
    GatewayFixture gateway =
        serve(
            connection -> {
              connection.readHead();
              connection.send("HTTP/1.1 413 Too Large\r\nContent-Length: 4\r\n\r\nmuch");
              connection.readToEnd();
            });
    try (var client = gateway.client()) {
      client.send(post("Content-Length: 10\r\n") + "half");
      assertThat(client.read().body()).isEqualTo("much");
    }
  }
}
