package io.tollgate.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.tollgate.conformance.ConformanceCase;
import io.tollgate.http.client.UpstreamFailure.Kind;
import io.tollgate.http.client.UpstreamFailure.Phase;
import io.tollgate.http.testkit.ScriptedUpstream;
import io.tollgate.http.testkit.UpstreamSide;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An upstream that is not there, or dies, in each phase of a call. */
class FailuresTest {

  private final ClientFixture fixture = new ClientFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  @ConformanceCase("GW-64")
  void nobody_listens() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0)) {
      port = closed.getLocalPort();
    }
    UpstreamFailure failure = fixture.get(ClientFixture.local(port)).awaitFailure();
    assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failure.phase()).isEqualTo(Phase.CONNECT);
    assertThat(failure)
        .hasToString(
            "REFUSED while in CONNECT with 127.0.0.1:%d (127.0.0.1): %s"
                .formatted(port, failure.detail()));
  }

  @Test
  @ConformanceCase("GW-64")
  void the_name_is_unknown() {
    UpstreamTarget target = UpstreamTarget.cleartext("no-such-host.invalid", 80, "");
    UpstreamFailure failure = fixture.get(target).awaitFailure();
    assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN_NAME);
    assertThat(failure.phase()).isEqualTo(Phase.RESOLVE);
    assertThat(failure.detail()).contains("no-such-host.invalid");
  }

  @Test
  void the_address_is_link_local() {
    for (String host :
        List.of("169.254.169.254", "fe80::1", "::ffff:169.254.1.1", "::169.254.1.1")) {
      UpstreamFailure failure = fixture.get(UpstreamTarget.cleartext(host, 80, "")).awaitFailure();
      assertThat(failure.kind()).as(host).isEqualTo(Kind.FORBIDDEN_ADDRESS);
    }
  }

  @Test
  void the_network_leads_nowhere() {
    UpstreamFailure failure =
        fixture.get(UpstreamTarget.cleartext("255.255.255.255", 80, "")).awaitFailure();
    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure.phase()).isEqualTo(Phase.CONNECT);
  }

  @Test
  void no_connection_comes_about_in_time() throws IOException {
    // A full backlog: the kernel drops further SYNs.
    List<Socket> fillers = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 3; i++) {
        Socket filler = new Socket();
        fillers.add(filler);
        try {
          filler.connect(full.getLocalSocketAddress(), 200);
        } catch (IOException _) {
          // Full already.
        }
      }
      UpstreamFailure failure =
          fixture.get(ClientFixture.local(full.getLocalPort()), ClientFixture.SHORT).awaitFailure();
      assertThat(failure.kind()).isEqualTo(Kind.CONNECT_TIMEOUT);
      assertThat(failure.phase()).isEqualTo(Phase.CONNECT);
    } finally {
      for (Socket filler : fillers) {
        filler.close();
      }
    }
  }

  @Test
  @ConformanceCase("GW-64")
  void no_answer_comes_in_time() {
    try (ScriptedUpstream upstream = new ScriptedUpstream(UpstreamSide::readToEnd)) {
      UpstreamFailure failure =
          fixture.get(ClientFixture.local(upstream.port()), ClientFixture.SHORT).awaitFailure();
      assertThat(failure.kind()).isEqualTo(Kind.READ_TIMEOUT);
      assertThat(failure.phase()).isEqualTo(Phase.WAIT_FOR_HEAD);
    }
  }

  @Test
  void the_answer_stops_midway() {
    try (ScriptedUpstream upstream =
        new ScriptedUpstream(
            connection -> {
              connection.readRequest();
              connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
              connection.readToEnd();
            })) {
      Recorder recorder = fixture.get(ClientFixture.local(upstream.port()), ClientFixture.SHORT);
      UpstreamFailure failure = recorder.awaitFailure();
      assertThat(failure.kind()).isEqualTo(Kind.READ_TIMEOUT);
      assertThat(failure.phase()).isEqualTo(Phase.RECEIVE_BODY);
      assertThat(recorder.await().body()).isEqualTo("half");
    }
  }

  @Test
  void a_slow_answer_is_fine_as_long_as_something_comes() {
    UpstreamTimeouts times =
        new UpstreamTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(1));
    try (ScriptedUpstream upstream =
        new ScriptedUpstream(
            connection -> {
              connection.readRequest();
              connection.send("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n");
              for (int i = 0; i < 8; i++) {
                LockSupport.parkNanos(200_000_000);
                connection.send("x");
              }
            })) {
      assertThat(fixture.get(ClientFixture.local(upstream.port()), times).await().body())
          .isEqualTo("xxxxxxxx");
    }
  }

  @Test
  void it_closes_before_it_answers() {
    try (ScriptedUpstream upstream = new ScriptedUpstream(UpstreamSide::readRequest)) {
      UpstreamFailure failure = fixture.get(ClientFixture.local(upstream.port())).awaitFailure();
      assertThat(failure.kind()).isEqualTo(Kind.RESET);
      assertThat(failure.phase()).isEqualTo(Phase.WAIT_FOR_HEAD);
    }
  }

  @Test
  void it_resets_before_it_answers() {
    try (ScriptedUpstream upstream =
        new ScriptedUpstream(
            connection -> {
              connection.readRequest();
              connection.reset();
            })) {
      assertThat(fixture.get(ClientFixture.local(upstream.port())).awaitFailure().kind())
          .isEqualTo(Kind.RESET);
    }
  }

  @Test
  void it_closes_within_the_head() {
    try (ScriptedUpstream upstream =
        new ScriptedUpstream(
            connection -> {
              connection.readRequest();
              connection.send("HTTP/1.1 200 OK\r\nContent-Le");
            })) {
      assertThat(fixture.get(ClientFixture.local(upstream.port())).awaitFailure().kind())
          .isEqualTo(Kind.RESET);
    }
  }

  @Test
  @ConformanceCase("GW-64")
  void it_dies_within_the_body() {
    for (String head :
        List.of(
            "Content-Length: 10\r\n\r\nhalf", "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n")) {
      try (ScriptedUpstream upstream =
          new ScriptedUpstream(
              connection -> {
                connection.readRequest();
                connection.send("HTTP/1.1 200 OK\r\n" + head);
              })) {
        Recorder recorder = fixture.get(ClientFixture.local(upstream.port()));
        UpstreamFailure failure = recorder.awaitFailure();
        assertThat(failure.kind()).isEqualTo(Kind.RESET);
        assertThat(failure.phase()).isEqualTo(Phase.RECEIVE_BODY);
        assertThat(recorder.await().body()).isEqualTo("half");
      }
    }
  }

  @Test
  void a_reset_is_not_taken_for_the_end_of_an_answer_without_length() {
    try (ScriptedUpstream upstream =
        new ScriptedUpstream(
            connection -> {
              connection.readHead();
              connection.send("HTTP/1.1 200 OK\r\n\r\nhalf");
              connection.readExactly(1);
              connection.reset();
            })) {
      Recorder recorder = new Recorder();
      HttpRequest request = ClientFixture.request(HttpMethod.POST, "/");
      request.headers().set("Content-Length", "2");
      UpstreamExchange call =
          fixture.begin(ClientFixture.local(upstream.port()), request, recorder);
      fixture.onLoop(call::flush);
      recorder.awaitHead();
      fixture.onLoop(
          () -> {
            call.write(ClientFixture.bytes("xy"));
            call.end();
          });
      assertThat(recorder.awaitFailure().kind()).isEqualTo(Kind.RESET);
    }
  }

  @Test
  void it_does_not_take_the_request() {
    try (ScriptedUpstream upstream =
        new ScriptedUpstream(
            connection -> {
              connection.readHead();
              LockSupport.parkNanos(Duration.ofSeconds(20).toNanos());
            })) {
      Recorder recorder = new Recorder();
      HttpRequest request = ClientFixture.request(HttpMethod.POST, "/");
      request.headers().set("Content-Length", String.valueOf(1L << 30));
      UpstreamExchange call =
          fixture.begin(
              ClientFixture.local(upstream.port()), ClientFixture.SHORT, request, recorder);
      fixture.onLoop(
          () -> {
            for (int i = 0; i < 1000; i++) {
              call.write(ClientFixture.bytes("x".repeat(65_536)));
            }
            call.flush();
          });
      UpstreamFailure failure = recorder.awaitFailure();
      assertThat(failure.kind()).isEqualTo(Kind.SEND_TIMEOUT);
      assertThat(failure.phase()).isEqualTo(Phase.SEND_REQUEST);
    }
  }

  @Test
  void says_nothing_after_cancel() {
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(ScriptedUpstream.ok("late"))) {
      Recorder cancelled = new Recorder();
      fixture.onLoop(
          () -> {
            UpstreamExchange call =
                fixture.client.begin(
                    fixture.loop,
                    ClientFixture.local(upstream.port()),
                    UpstreamTimeouts.DEFAULT,
                    ClientFixture.request(HttpMethod.GET, "/"),
                    cancelled);
            call.end();
            call.cancel();
            call.write(ClientFixture.bytes("dropped"));
            call.end();
          });
      assertThat(fixture.get(ClientFixture.local(upstream.port())).await().body())
          .isEqualTo("late");
      assertThat(cancelled.order).isEmpty();
    }
  }
}
