package io.tollgate.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.http.testkit.Http2Answer;
import io.tollgate.http.testkit.Http2Call;
import io.tollgate.http.testkit.Http2Client;
import io.tollgate.http.testkit.TestCertificate;
import io.tollgate.http.testkit.TrustingClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Requests and answers over HTTP/2 (gateway.md, 2.9). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Http2Test {

  private static final long NO_ERROR = 0;
  private static final long INTERNAL_ERROR = 2;

  private TestCertificate certificate;
  private Http2Fixture fixture;

  @BeforeAll
  void make(@TempDir Path directory) {
    certificate = TestCertificate.make(directory, "localhost");
  }

  @BeforeEach
  void open() throws Exception {
    fixture = new Http2Fixture(certificate, HttpLimits.DEFAULT);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private String event() throws InterruptedException {
    return String.valueOf(fixture.events.poll(20, TimeUnit.SECONDS));
  }

  @Test
  void a_request_looks_to_its_handler_as_one_of_http_1_does() {
    try (Http2Client client = fixture.client()) {
      assertThat(client.protocol()).isEqualTo("h2");
      Http2Answer answer = client.get("a:1", "/path?q=1", "cookie", "a=1", "cookie", "b=2");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("date")).isNotEmpty();
      assertThat(answer.body())
          .isEqualTo("HTTP/2.0 GET /path?q=1 host=a:1 chunked=null cookie=a=1; b=2 sum=null ");
      assertThat(client.get("a", "/").body()).contains("host=a ");
      assertThat(fixture.server.counts()).isEqualTo(new ConnectionCounts(1, 1, 2, 0));
    }
  }

  @Test
  void a_body_without_a_length_is_chunked_and_may_have_trailers() {
    try (Http2Client client = fixture.client()) {
      Http2Call call = client.call().head(false, "a", "POST", "/");
      Http2Answer answer =
          call.body("one ", false).body("two", false).fields(true, "sum", "7").answer();
      assertThat(answer.body()).contains("chunked=chunked").endsWith("sum=7 one two");
      Http2Answer told =
          client
              .call()
              .head(false, "a", "PUT", "/", "content-length", "3")
              .body("abc", true)
              .answer();
      assertThat(told.body()).contains("PUT", "chunked=null").endsWith(" abc");
    }
  }

  @Test
  void clients_of_http_1_are_served_beside_it() throws Exception {
    for (HttpClient.Version version : HttpClient.Version.values()) {
      try (HttpClient client =
          HttpClient.newBuilder()
              .version(version)
              .sslContext(TrustingClient.context(null))
              .build()) {
        HttpRequest request =
            HttpRequest.newBuilder(
                    URI.create(
                        "https://localhost:%d/".formatted(fixture.server.address().getPort())))
                .POST(BodyPublishers.ofString("x".repeat(1_000_000)))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(version);
        assertThat(answer.body()).hasSizeGreaterThan(1_000_000);
      }
    }
  }

  @Test
  void many_requests_share_a_connection() {
    try (Http2Client client = fixture.client()) {
      List<Http2Call> calls = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        calls.add(client.call().head(false, "a", "POST", "/" + i));
      }
      for (int i = 49; i >= 0; i--) {
        calls.get(i).body("body", true);
      }
      for (int i = 0; i < 50; i++) {
        assertThat(calls.get(i).answer().body()).contains("POST /" + i + " ");
      }
      assertThat(fixture.server.counts().accepted()).isEqualTo(1);
    }
  }

  @Test
  void trailers_follow_a_body() {
    try (Http2Client client = fixture.client()) {
      Http2Answer answer = client.get("a", "/trailers");
      assertThat(answer.body()).isEqualTo("body");
      assertThat(answer.trailer("grpc-status")).isEqualTo("0");
    }
  }

  @Test
  void an_answer_of_a_head_alone_is_one_frame() {
    try (Http2Client client = fixture.client()) {
      Http2Answer answer = client.get("a", "/trailers-only");
      assertThat(answer.header("grpc-status")).isEqualTo("5");
      assertThat(answer.header("connection")).isNull();
      assertThat(answer.trailers()).isNull();
      assertThat(answer.ended()).isTrue();
    }
  }

  @Test
  void head_gets_the_length_and_no_body() {
    try (Http2Client client = fixture.client()) {
      Http2Answer answer = client.call().head(true, "a", "HEAD", "/x").answer();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.ended()).isTrue();
    }
  }

  @Test
  void an_answer_before_the_bodys_end_spares_the_client_the_rest() {
    try (Http2Client client = fixture.client()) {
      Http2Call call = client.call().head(false, "a", "POST", "/refuse");
      Http2Answer answer = call.answer();
      assertThat(answer.body()).isEqualTo("no thanks");
      assertThat(call.resetBehind()).isEqualTo(NO_ERROR);
      assertThat(client.get("a", "/after").status()).isEqualTo(200);
    }
  }

  @Test
  void half_an_answer_does_not_look_whole() {
    try (Http2Client client = fixture.client()) {
      for (String path : List.of("/half", "/too-short")) {
        Http2Answer answer = client.get("a", path);
        assertThat(answer.body()).as(path).isEqualTo("half");
        assertThat(answer.ended()).as(path).isFalse();
        assertThat(answer.reset()).as(path).isEqualTo(INTERNAL_ERROR);
      }
      assertThat(client.get("a", "/throws").ended()).isFalse();
      assertThat(client.get("a", "/after").status()).isEqualTo(200);
    }
  }

  @Test
  void a_client_that_gives_up_is_told_to_the_handler() throws Exception {
    try (Http2Client client = fixture.client()) {
      Http2Call call = client.call().head(true, "a", "GET", "/wait");
      assertThat(event()).isEqualTo("waits");
      call.reset();
      assertThat(event()).isEqualTo("inactive");
      assertThat(client.get("a", "/after").status()).isEqualTo(200);
      assertThat(fixture.server.counts().inFlight()).isZero();
    }
  }

  @Test
  void a_handler_writes_no_faster_than_its_client_reads() throws Exception {
    try (Http2Client client = fixture.client()) {
      Http2Call call = client.call();
      call.reads(false);
      call.head(true, "a", "GET", "/large");
      Http2Call other = client.call().head(true, "a", "GET", "/other");
      assertThat(other.answer().status()).isEqualTo(200);
      // Of the other one: the large answer is not written to its end.
      assertThat(event()).isEqualTo("inactive");
      call.reads(true);
      assertThat(call.answer().body()).hasSize(Http2Fixture.LARGE);
    }
  }

  @Test
  void a_body_that_is_not_wanted_yet_holds_up_nothing_else() throws Exception {
    try (Http2Client client = fixture.client()) {
      Http2Call call = client.call().head(false, "a", "POST", "/paused");
      assertThat(event()).isEqualTo("paused");
      for (int i = 0; i < 20; i++) {
        call.body("x".repeat(16_384), false);
      }
      Http2Answer other =
          client.call().head(false, "a", "POST", "/").body("x".repeat(200_000), true).answer();
      assertThat(other.body()).hasSizeGreaterThan(200_000);
    }
  }

  @Test
  void draining_says_so_and_lets_requests_end() throws Exception {
    try (Http2Client client = fixture.client()) {
      Http2Call call = client.call().head(true, "a", "GET", "/wait");
      assertThat(event()).isEqualTo("waits");
      CompletableFuture<Integer> drained = fixture.server.drain(java.time.Duration.ofSeconds(20));
      assertThat(client.goneAway()).isEqualTo(Integer.MAX_VALUE);
      assertThat(client.goneAway()).isLessThan(10);
      var context = fixture.waiting.take();
      context.channel().eventLoop().execute(() -> context.writeAndFlush(Http2Fixture.ok("late")));
      assertThat(call.answer().body()).isEqualTo("late");
      assertThat(client.isClosed()).isTrue();
      assertThat(drained.get(20, TimeUnit.SECONDS)).isZero();
    }
  }

  @Test
  void draining_ends_an_idle_connection() throws Exception {
    try (Http2Client client = fixture.client()) {
      assertThat(client.get("a", "/").status()).isEqualTo(200);
      CompletableFuture<Integer> drained = fixture.server.drain(java.time.Duration.ofSeconds(20));
      assertThat(client.isClosed()).isTrue();
      assertThat(drained.get(20, TimeUnit.SECONDS)).isZero();
    }
  }
}
