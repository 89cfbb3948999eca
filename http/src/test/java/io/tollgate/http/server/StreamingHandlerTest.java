package io.tollgate.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.internal.PlatformDependent;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A handler that takes and gives bodies piece by piece, as a proxy does. */
class StreamingHandlerTest {

  private static final int PIECE = 65_536;
  private static final long HUGE = 256L << 20;

  private final AtomicLong received = new AtomicLong();
  private final AtomicLong mostMemory = new AtomicLong();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final ServerFixture fixture = new ServerFixture(HttpLimits.DEFAULT, Streaming::new);

  @AfterEach
  void close() {
    fixture.close();
  }

  /** Does what the path says. */
  private final class Streaming extends ChannelInboundHandlerAdapter {

    private String path = "";
    private long left;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest request) {
        path = request.uri();
        // As a proxy does with what concerns one connection only.
        request.headers().remove("Connection").remove("Expect");
        head(context);
      } else if (message instanceof HttpContent content) {
        received.addAndGet(content.content().readableBytes());
        mostMemory.accumulateAndGet(PlatformDependent.usedDirectMemory(), Math::max);
        if (path.equals("/tunnel")) {
          content.release();
        } else if (path.equals("/upload") && content instanceof LastHttpContent) {
          content.release();
          context.write(ok("got " + received.get()));
        } else {
          content.release();
        }
      } else if (message instanceof ByteBuf bytes) {
        context.write(bytes);
      }
    }

    private void head(ChannelHandlerContext context) {
      switch (path) {
        case "/length" -> {
          DefaultHttpResponse response = response();
          response.headers().set("Content-Length", "5");
          context.write(response);
          context.write(bytes("hel"));
          context.write(new DefaultLastHttpContent(bytes("lo")));
        }
        case "/unknown-length", "/dechunked" -> {
          DefaultHttpResponse response = response();
          if (path.equals("/dechunked")) {
            response.headers().set("Transfer-Encoding", "chunked");
          }
          context.write(response);
          context.write(bytes("hel"));
          context.write(Unpooled.EMPTY_BUFFER);
          DefaultLastHttpContent last = new DefaultLastHttpContent(bytes("lo"));
          last.trailingHeaders().set("Sum", "5");
          context.write(last);
        }
        case "/too-short", "/too-long" -> {
          DefaultHttpResponse response = response();
          response.headers().set("Content-Length", path.equals("/too-long") ? "2" : "10");
          context.write(response);
          context.write(bytes("hello"));
          context.write(LastHttpContent.EMPTY_LAST_CONTENT);
        }
        case "/bad-length" -> {
          DefaultHttpResponse response = response();
          response.headers().set("Content-Length", "five");
          context.write(response);
        }
        case "/throws" -> throw new IllegalStateException("as asked");
        case "/download" -> {
          left = HUGE;
          DefaultHttpResponse response = response();
          response.headers().set("Content-Length", HUGE);
          context.write(response);
          more(context);
        }
        case "/paused" -> {
          context.channel().config().setAutoRead(false);
          context.write(ok("enough"));
        }
        case "/refuse" -> context.write(ok("no thanks"));
        case "/tunnel" -> {
          DefaultHttpResponse response =
              new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS);
          response.headers().set("Connection", "Upgrade").set("Upgrade", "echo");
          context.write(response);
        }
        default -> {}
      }
    }

    private void more(ChannelHandlerContext context) {
      while (left > 0 && context.channel().isWritable()) {
        context.write(context.alloc().directBuffer(PIECE).writeZero(PIECE));
        left -= PIECE;
        mostMemory.accumulateAndGet(PlatformDependent.usedDirectMemory(), Math::max);
        if (left == 0) {
          context.write(LastHttpContent.EMPTY_LAST_CONTENT);
        }
      }
      context.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
      more(context);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      context.flush();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      events.add(event.toString());
      context.write(ok("never seen"));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      events.add("inactive");
    }

    private static DefaultHttpResponse response() {
      return new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    }

    private static DefaultFullHttpResponse ok(String body) {
      return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, bytes(body));
    }

    private static ByteBuf bytes(String text) {
      return Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
    }
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
  }

  @ParameterizedTest
  @CsvSource({"/length", "/unknown-length", "/dechunked"})
  void frames_an_answer_so_that_the_connection_can_go_on(String path) {
    try (RawClient client = fixture.client()) {
      for (int i = 0; i < 3; i++) {
        RawMessage answer = client.send(get(path)).read();
        assertThat(answer.body()).isEqualTo("hello");
        assertThat(answer.all("transfer-encoding").size() + answer.all("content-length").size())
            .isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"/length, keep-alive", "/unknown-length, close", "/dechunked, close"})
  void gives_http_1_0_an_answer_that_it_understands(String path, String connection) {
    try (RawClient client = fixture.client()) {
      RawMessage answer =
          client.send("GET " + path + " HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").read();
      assertThat(answer.body()).isEqualTo("hello");
      assertThat(answer.header("connection")).isEqualTo(connection);
      assertThat(answer.all("transfer-encoding")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"/length", "/unknown-length", "/dechunked"})
  void gives_head_no_body(String path) {
    try (RawClient client = fixture.client()) {
      for (int i = 0; i < 3; i++) {
        client.send("HEAD " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(client.readHead().status()).isEqualTo(200);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"/too-short, hello", "/too-long, he"})
  void closes_when_the_body_is_not_as_long_as_announced(String path, String body) {
    try (RawClient client = fixture.client()) {
      client.send(get(path) + get("/length")).readHead();
      assertThat(client.readToEnd()).isEqualTo(body);
    }
  }

  @ParameterizedTest
  @CsvSource({"/bad-length", "/throws"})
  void cuts_the_connection_when_the_handler_fails(String path) {
    try (RawClient client = fixture.client()) {
      assertThat(client.send(get(path)).readToEnd()).isEmpty();
    }
  }

  @Test
  void streams_huge_bodies_both_ways_with_little_memory() {
    long before = PlatformDependent.usedDirectMemory();
    try (RawClient client = fixture.client()) {
      client.send("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Length: " + HUGE + "\r\n\r\n");
      byte[] piece = new byte[PIECE];
      for (long sent = 0; sent < HUGE; sent += PIECE) {
        client.send(piece);
      }
      assertThat(client.read().body()).isEqualTo("got " + HUGE);
      client.send(get("/download"));
      assertThat(client.readHead().header("content-length")).isEqualTo(String.valueOf(HUGE));
      for (long read = 0; read < HUGE; read += PIECE) {
        client.readExactly(PIECE);
      }
      assertThat(client.send(get("/length")).read().body()).isEqualTo("hello");
    }
    assertThat(mostMemory.get() - before).isLessThan(32L << 20);
  }

  @Test
  void reads_the_rest_of_a_refused_body_and_keeps_the_connection() {
    try (RawClient client = fixture.client()) {
      client.send("POST /refuse HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
      assertThat(client.read().body()).isEqualTo("no thanks");
      client.send("x".repeat(100_000));
      assertThat(client.send(get("/length")).read().body()).isEqualTo("hello");
    }
  }

  @Test
  void reads_on_after_an_answer_although_the_handler_held_the_body_back() {
    try (RawClient client = fixture.client()) {
      client.send("POST /paused HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
      assertThat(client.read().body()).isEqualTo("enough");
      client.send("x".repeat(100_000));
      assertThat(client.send(get("/length")).read().body()).isEqualTo("hello");
    }
  }

  @Test
  void remembers_what_the_client_asked_for_although_the_handler_removes_it() {
    try (RawClient client = fixture.client()) {
      client.send("GET /length HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      RawMessage answer = client.read();
      assertThat(answer.header("connection")).isEqualTo("close");
      assertThat(answer.header("date")).endsWith(" GMT");
      assertThat(client.readToEnd()).isEmpty();
    }
    try (RawClient client = fixture.client()) {
      client.send(
          "POST /refuse HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n");
      assertThat(client.read().header("connection")).isEqualTo("close");
      assertThat(client.readToEnd()).isEmpty();
    }
  }

  @Test
  void tells_the_handler_that_its_request_is_broken_and_answers_itself() throws Exception {
    try (RawClient client = fixture.client()) {
      client.send(
          "POST /upload HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n");
      assertThat(client.send("zz\r\n").read().status()).isEqualTo(400);
      assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("INSTANCE");
      assertThat(client.readToEnd()).isEmpty();
    }
  }

  @Test
  void tells_the_handler_when_the_client_goes_within_a_request() throws Exception {
    try (RawClient client = fixture.client()) {
      client.send("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nab");
    }
    assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("inactive");
  }

  @Test
  void becomes_a_tunnel_after_101() {
    try (RawClient client = fixture.client()) {
      client.send("GET /tunnel HTTP/1.1\r\nHost: a\r\nUpgrade: echo\r\n\r\n");
      RawMessage head = client.readHead();
      assertThat(head.status()).isEqualTo(101);
      assertThat(head.header("connection")).isEqualTo("Upgrade");
      assertThat(client.send("GET / not http").readExactly(14)).isEqualTo("GET / not http");
    }
  }
}
