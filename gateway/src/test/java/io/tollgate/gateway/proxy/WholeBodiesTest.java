package io.tollgate.gateway.proxy;

import static io.tollgate.gateway.testkit.GatewayFixture.rule;
import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.http.testkit.ScriptedUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies of unknown length (gateway.md, 2.9 and ruling 10). */
class WholeBodiesTest {

  private static final String HEAD =
      "POST /?user_key=value HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n";
  private static final String PIECE = "0123456789abcdef".repeat(1024);

  private @Nullable GatewayFixture fixture;

  @AfterEach
  void close() {
    if (fixture != null) {
      fixture.close();
    }
  }

  private static final ScriptedUpstream.Script ECHO =
      connection -> {
        while (true) {
          connection.send(ScriptedUpstream.ok(connection.readRequest().body()));
        }
      };

  private GatewayFixture serve(ScriptedUpstream.Script upstream, String... policies) {
    GatewayFixture made = new GatewayFixture(upstream);
    fixture = made;
    List<String> links = new ArrayList<>();
    for (String policy : policies) {
      links.add(link(policy, ""));
    }
    links.add(APICAST);
    return made.serve(
        chain(
            GatewayFixture.rules(made.service(), rule("ANY", "/", 1)),
            links.toArray(String[]::new)));
  }

  private static String chunk(String content) {
    return Integer.toHexString(content.length()) + "\r\n" + content + "\r\n";
  }

  @Test
  @ConformanceCase("GW-63")
  void a_chunked_body_is_sent_with_its_length() {
    GatewayFixture gateway = serve(ECHO);
    try (RawClient client = gateway.client()) {
      client.send(HEAD + "\r\n" + chunk("hello") + chunk(" world") + "0\r\n\r\n");
      assertThat(client.read().body()).isEqualTo("hello world");
    }
    RawMessage request = gateway.upstreamRequest();
    assertThat(request.all("Content-Length")).containsExactly("11");
    assertThat(request.all("Transfer-Encoding")).isEmpty();
  }

  @Test
  @ConformanceCase("GW-63")
  void with_request_unbuffered_the_first_bytes_arrive_before_the_client_ends()
      throws InterruptedException {
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    GatewayFixture gateway =
        serve(
            connection -> {
              seen.add(connection.readHead().header("Transfer-Encoding"));
              seen.add(connection.readExactly("5\r\nhello\r\n".length()));
              seen.add(connection.readExactly("5\r\nworld\r\n0\r\n\r\n".length()));
              connection.send(ScriptedUpstream.ok("done"));
            },
            "request_unbuffered");
    try (RawClient client = gateway.client()) {
      client.send(HEAD + "\r\n" + chunk("hello"));
      assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo("chunked");
      assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo("5\r\nhello\r\n");
      client.send(chunk("world") + "0\r\n\r\n");
      assertThat(client.read().body()).isEqualTo("done");
    }
  }

  @Test
  void a_large_body_waits_on_disk_where_nobody_finds_it_and_leaves_nothing() throws IOException {
    GatewayFixture gateway = serve(ECHO);
    Path spool = gateway.directory.resolve("spool");
    String body = PIECE.repeat(40);
    try (RawClient client = gateway.client()) {
      // Twice: had the first one not given its space back, there were none for the second.
      for (int i = 0; i < 2; i++) {
        client.send(HEAD + "\r\n");
        for (int sent = 0; sent < 40; sent++) {
          client.send(chunk(PIECE));
        }
        client.send("0\r\n\r\n");
        RawMessage answer = client.read();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().equals(body)).isTrue();
        try (Stream<Path> files = Files.list(spool)) {
          assertThat(files).isEmpty();
        }
      }
    }
    assertThat(gateway.upstream.requests())
        .allSatisfy(
            request -> assertThat(request.header("Content-Length")).isEqualTo("" + body.length()));
    assertThat(Files.getPosixFilePermissions(spool)).hasSize(3);
  }

  @Test
  void a_body_that_finds_no_room_is_refused_for_a_while() {
    GatewayFixture gateway = serve(ECHO);
    try (RawClient client = gateway.client()) {
      client.send(HEAD + "\r\n");
      for (int sent = 0; sent < 65; sent++) {
        client.send(chunk(PIECE));
      }
      RawMessage answer = client.read();
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
    assertThat(gateway.upstream.requests()).isEmpty();
  }

  @Test
  void a_client_that_leaves_before_its_body_is_whole_reaches_no_upstream() {
    GatewayFixture gateway = serve(ECHO);
    try (RawClient client = gateway.client()) {
      client.send(HEAD + "\r\n" + chunk(PIECE) + chunk(PIECE));
    }
    try (RawClient client = gateway.client()) {
      client.send(HEAD + "\r\n" + chunk(PIECE) + chunk(PIECE) + "0\r\n\r\n");
      assertThat(client.read().status()).isEqualTo(200);
    }
    assertThat(gateway.upstream.requests()).hasSize(1);
  }

  @Test
  void a_malformed_chunk_reaches_no_upstream() {
    GatewayFixture gateway = serve(ECHO);
    try (RawClient client = gateway.client()) {
      client.send(HEAD + "\r\n" + chunk(PIECE) + chunk(PIECE) + "rubbish\r\n");
      assertThat(client.read().status()).isEqualTo(400);
    }
    assertThat(gateway.upstream.requests()).isEmpty();
  }

  @Test
  void a_form_of_unknown_length_is_searched_for_the_key() {
    GatewayFixture gateway = serve(ECHO);
    try (RawClient client = gateway.client()) {
      client.send(
          HEAD.replace("?user_key=value", "")
              + "Content-Type: application/x-www-form-urlencoded\r\nExpect: 100-continue\r\n\r\n");
      assertThat(client.readHead().status()).isEqualTo(100);
      client.send(chunk("user_key=") + chunk("value") + "0\r\n\r\n");
      assertThat(client.read().body()).isEqualTo("user_key=value");
    }
  }
}
