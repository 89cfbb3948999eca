package io.tollgate.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.internal.PlatformDependent;
import io.tollgate.http.testkit.ScriptedUpstream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamingTest {

  private static final int PIECE = 65_536;
  private static final long HUGE = 256L << 20;

  private final ClientFixture fixture = new ClientFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void sends_a_body_of_known_length() {
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(ScriptedUpstream.ok("thanks"))) {
      HttpRequest request = ClientFixture.request(HttpMethod.POST, "/");
      request.headers().set("Content-Length", "11");
      assertThat(post(upstream, request, "hello", " world").body()).isEqualTo("thanks");
      assertThat(upstream.requests().getFirst().body()).isEqualTo("hello world");
      assertThat(post(upstream, request, "hello", " again").body()).isEqualTo("thanks");
      assertThat(upstream.connections()).isEqualTo(1);
    }
  }

  @Test
  void sends_a_chunked_body_and_no_empty_chunk() {
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(ScriptedUpstream.ok("thanks"))) {
      HttpRequest request = ClientFixture.request(HttpMethod.POST, "/");
      request.headers().set("Transfer-Encoding", "chunked");
      post(upstream, request, "hello", "", " world");
      assertThat(upstream.requests().getFirst().body()).isEqualTo("hello world");
    }
  }

  private Recorder.Outcome post(ScriptedUpstream upstream, HttpRequest request, String... pieces) {
    Recorder recorder = new Recorder();
    fixture.onLoop(
        () -> {
          UpstreamExchange call =
              fixture.client.begin(
                  fixture.loop,
                  ClientFixture.local(upstream.port()),
                  UpstreamTimeouts.DEFAULT,
                  request,
                  recorder);
          for (String piece : pieces) {
            call.write(ClientFixture.bytes(piece));
          }
          call.end();
        });
    return recorder.await();
  }

  @Test
  void closes_when_the_answer_is_complete_before_the_request() {
    try (ScriptedUpstream upstream =
        new ScriptedUpstream(
            connection -> {
              connection.readHead();
              connection.send("HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno");
              connection.readToEnd();
            })) {
      HttpRequest request = ClientFixture.request(HttpMethod.POST, "/");
      request.headers().set("Content-Length", "1000");
      Recorder recorder = new Recorder();
      UpstreamExchange call =
          fixture.begin(ClientFixture.local(upstream.port()), request, recorder);
      fixture.onLoop(
          () -> {
            call.write(ClientFixture.bytes("x".repeat(500)));
            call.flush();
          });
      assertThat(recorder.await().status()).isEqualTo(413);
      assertThat(recorder.await().body()).isEqualTo("no");
      fixture.onLoop(
          () -> {
            call.write(ClientFixture.bytes("x".repeat(500)));
            call.end();
          });
      assertThat(fixture.get(ClientFixture.local(upstream.port())).await().status()).isEqualTo(413);
      assertThat(upstream.connections()).isEqualTo(2);
    }
  }

  @Test
  void holds_the_answer_back_while_paused() {
    AtomicLong sent = new AtomicLong();
    try (ScriptedUpstream upstream =
        new ScriptedUpstream(
            connection -> {
              connection.readRequest();
              connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + HUGE + "\r\n\r\n");
              String piece = "x".repeat(PIECE);
              while (sent.addAndGet(PIECE) <= HUGE) {
                connection.send(piece);
              }
              connection.readToEnd();
            })) {
      Recorder recorder = counting();
      UpstreamExchange call =
          fixture.begin(
              ClientFixture.local(upstream.port()),
              ClientFixture.request(HttpMethod.GET, "/"),
              recorder);
      fixture.onLoop(
          () -> {
            call.end();
            call.pause();
          });
      awaitStandstill(sent);
      assertThat(sent.get()).isLessThan(HUGE);
      fixture.onLoop(call::resume);
      assertThat(recorder.await().failure()).isNull();
      assertThat(recorder.received.get()).isEqualTo(HUGE);
    }
  }

  @Test
  void streams_a_huge_body_with_little_memory() {
    CountDownLatch read = new CountDownLatch(1);
    try (ScriptedUpstream upstream =
        new ScriptedUpstream(
            connection -> {
              connection.readHead();
              for (long got = 0; got < HUGE; got += PIECE) {
                connection.readExactly(PIECE);
              }
              read.countDown();
              connection.send(ScriptedUpstream.ok("done"));
            })) {
      HttpRequest request = ClientFixture.request(HttpMethod.PUT, "/");
      request.headers().set("Content-Length", String.valueOf(HUGE));
      long before = PlatformDependent.usedDirectMemory();
      Pump pump = new Pump();
      fixture.onLoop(
          () ->
              pump.start(
                  fixture.client.begin(
                      fixture.loop,
                      ClientFixture.local(upstream.port()),
                      UpstreamTimeouts.DEFAULT,
                      request,
                      pump)));
      assertThat(pump.await().body()).isEqualTo("done");
      assertThat(read.getCount()).isZero();
      assertThat(pump.writables).hasPositiveValue();
      assertThat(pump.mostMemory - before).isLessThan(32L << 20);
    }
  }

  /** Waits until a number above zero has not changed for a while. */
  private static void awaitStandstill(AtomicLong number) {
    long before;
    do {
      before = number.get();
      LockSupport.parkNanos(200_000_000);
    } while (before == 0 || number.get() != before);
  }

  private static Recorder counting() {
    return new Recorder() {
      @Override
      void keep(String piece) {
        // Too much to keep.
      }
    };
  }

  /** Writes whenever it may. */
  private static final class Pump extends Recorder {
    private final ByteBuf piece = Unpooled.directBuffer(PIECE).writeZero(PIECE);
    private long left = HUGE;
    private long mostMemory;
    private @Nullable UpstreamExchange call;

    void start(UpstreamExchange begun) {
      call = begun;
      pump(begun);
    }

    @Override
    public void writable() {
      super.writable();
      if (call != null) {
        pump(call);
      }
    }

    private void pump(UpstreamExchange exchange) {
      while (left > 0 && exchange.isWritable()) {
        exchange.write(piece.retainedDuplicate());
        left -= PIECE;
        mostMemory = Math.max(mostMemory, PlatformDependent.usedDirectMemory());
      }
      if (left == 0) {
        exchange.end();
        left = -1;
      } else {
        exchange.flush();
      }
    }
  }
}
