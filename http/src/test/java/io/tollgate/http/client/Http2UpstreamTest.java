package io.tollgate.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.tollgate.http.client.UpstreamFailure.Kind;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.Answer;
import io.tollgate.http.server.BadRequestPage;
import io.tollgate.http.server.HttpLimits;
import io.tollgate.http.server.HttpServer;
import io.tollgate.http.testkit.TestCertificate;
import io.tollgate.http.tls.CertificateFiles;
import io.tollgate.http.tls.ServerTls;
import io.tollgate.http.tls.TlsNames;
import io.tollgate.http.tls.TlsTerms;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Calls to an upstream that speaks HTTP/2 (gateway.md, 5.3, policy grpc). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Http2UpstreamTest {

  private static final int LARGE = 4 << 20;

  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private CertificateFiles files;
  private EventLoops loops;
  private ServerTls tls;
  private HttpServer server;
  private ClientFixture fixture;

  @BeforeAll
  void make(@TempDir Path directory) {
    TestCertificate made = TestCertificate.make(directory, "localhost");
    files = new CertificateFiles(made.pem(), made.keyPem());
  }

  @BeforeEach
  void open() throws Exception {
    events.clear();
    loops = new EventLoops(1);
    tls =
        ServerTls.load(
            List.of(files),
            new TlsTerms(true, OptionalInt.empty()),
            TlsNames.NONE,
            InstantSource.system(),
            Duration.ofMinutes(1));
    server = listen();
    fixture = new ClientFixture();
  }

  private HttpServer listen() {
    return HttpServer.listen(
        loops,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        Optional.of(tls),
        HttpLimits.DEFAULT,
        BadRequestPage.EMPTY,
        this::handler);
  }

  @AfterEach
  void close() {
    fixture.close();
    server.close();
    loops.close();
    tls.close();
  }

  private UpstreamTarget target() {
    return UpstreamTarget.tls("127.0.0.1", server.address().getPort(), "", false).overHttp2();
  }

  /** Does what the path says. */
  private ChannelHandler handler() {
    return new ChannelInboundHandlerAdapter() {
      private String path = "";
      private long received;

      @Override
      public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
          path = request.uri();
          if (path.equals("/early")) {
            context.write(Answer.of(200, "text/plain", "early"));
          } else if (path.equals("/half")) {
            context.write(response());
            context.writeAndFlush(bytes("half"));
            context.close();
          } else if (path.equals("/wait")) {
            events.add("waits");
          }
        } else if (message instanceof HttpContent content) {
          received += content.content().readableBytes();
          if (content instanceof LastHttpContent last) {
            answer(context, last);
          }
          ReferenceCountUtil.release(message);
        }
      }

      private void answer(ChannelHandlerContext context, LastHttpContent last) {
        switch (path) {
          case "/" -> context.write(Answer.of(200, "text/plain", "got " + received));
          case "/trailers" -> {
            context.write(response());
            context.write(bytes("body"));
            DefaultLastHttpContent end = new DefaultLastHttpContent();
            end.trailingHeaders().set("Sum", last.trailingHeaders().get("sum", "none"));
            context.write(end);
          }
          case "/large" -> {
            context.write(response());
            context.write(context.alloc().buffer(LARGE).writeZero(LARGE));
            context.write(LastHttpContent.EMPTY_LAST_CONTENT).addListener(_ -> events.add("sent"));
          }
          default -> {}
        }
      }

      @Override
      public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
      }

      @Override
      public void channelInactive(ChannelHandlerContext context) {
        events.add("inactive");
      }
    };
  }

  private static DefaultHttpResponse response() {
    return new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
  }

  private static ByteBuf bytes(String text) {
    return ClientFixture.bytes(text);
  }

  private String event() throws InterruptedException {
    return String.valueOf(events.poll(20, TimeUnit.SECONDS));
  }

  private Recorder get(String path) {
    return fixture.send(
        target(), UpstreamTimeouts.DEFAULT, ClientFixture.request(HttpMethod.GET, path));
  }

  private UpstreamExchange post(String path, Recorder recorder) {
    HttpRequest request = ClientFixture.request(HttpMethod.POST, path);
    request.headers().set("Transfer-Encoding", "chunked");
    return fixture.begin(target(), request, recorder);
  }

  @Test
  void calls_share_a_connection() {
    List<Recorder> calls = fixture.getAtOnce(target(), 80);
    for (Recorder call : calls) {
      assertThat(call.await().body()).isEqualTo("got 0");
    }
    assertThat(get("/").await().status()).isEqualTo(200);
    assertThat(server.counts().accepted()).isEqualTo(1);
  }

  @Test
  void more_calls_than_a_connection_carries_get_another_or_wait() {
    List<Recorder> calls = fixture.getAtOnce(target(), 1000);
    for (Recorder call : calls) {
      assertThat(call.await().status()).isEqualTo(200);
    }
    assertThat(server.counts().accepted()).isBetween(1L, 10L);
  }

  @Test
  void bodies_and_trailers_go_both_ways() {
    Recorder recorder = new Recorder();
    UpstreamExchange exchange = post("/trailers", recorder);
    fixture.onLoop(
        () -> {
          exchange.write(bytes("one"));
          HttpHeaders trailers = new DefaultHttpHeaders().set("Sum", "3");
          exchange.endWith(trailers);
        });
    Recorder.Outcome answer = recorder.await();
    assertThat(answer.body()).isEqualTo("body");
    assertThat(answer.trailers().get("sum")).isEqualTo("3");
  }

  @Test
  void a_call_may_be_answered_before_its_body_ends() {
    Recorder recorder = new Recorder();
    UpstreamExchange exchange = post("/early", recorder);
    fixture.onLoop(
        () -> {
          exchange.write(bytes("one"));
          exchange.flush();
        });
    assertThat(recorder.await().body()).isEqualTo("early");
    assertThat(get("/").await().status()).isEqualTo(200);
    assertThat(server.counts().accepted()).isEqualTo(1);
  }

  @Test
  void half_an_answer_is_a_reset() {
    UpstreamFailure failure = get("/half").awaitFailure();
    assertThat(failure.kind()).isEqualTo(Kind.RESET);
    assertThat(failure.detail()).isEqualTo("it reset the stream with code 2");
    assertThat(get("/").await().status()).isEqualTo(200);
  }

  @Test
  void an_answer_that_is_not_read_is_not_sent() throws Exception {
    Recorder recorder = new Recorder();
    UpstreamExchange exchange =
        fixture.begin(target(), ClientFixture.request(HttpMethod.GET, "/large"), recorder);
    fixture.onLoop(
        () -> {
          exchange.pause();
          exchange.end();
        });
    assertThat(get("/").await().status()).isEqualTo(200);
    assertThat(event()).isEqualTo("inactive");
    assertThat(events).isEmpty();
    fixture.onLoop(exchange::resume);
    assertThat(recorder.await().body()).hasSize(LARGE);
  }

  @Test
  void a_call_that_is_given_up_leaves_the_connection() throws Exception {
    Recorder recorder = new Recorder();
    UpstreamExchange exchange =
        fixture.begin(target(), ClientFixture.request(HttpMethod.GET, "/wait"), recorder);
    fixture.onLoop(() -> exchange.end());
    assertThat(event()).isEqualTo("waits");
    fixture.onLoop(exchange::cancel);
    assertThat(event()).isEqualTo("inactive");
    assertThat(get("/").await().status()).isEqualTo(200);
    assertThat(server.counts().accepted()).isEqualTo(1);
  }

  @Test
  void an_upstream_that_hangs_is_not_waited_for() throws Exception {
    Recorder recorder =
        fixture.send(target(), ClientFixture.SHORT, ClientFixture.request(HttpMethod.GET, "/wait"));
    assertThat(recorder.awaitFailure().kind()).isEqualTo(Kind.READ_TIMEOUT);
    assertThat(event()).isEqualTo("waits");
    assertThat(event()).isEqualTo("inactive");
  }

  @Test
  void a_connection_that_is_going_away_is_replaced() throws Exception {
    Recorder waiting = get("/wait");
    assertThat(event()).isEqualTo("waits");
    server.drain(Duration.ofSeconds(1));
    // Whoever comes before the news is refused, or served by what still listens.
    assertThat(waiting.awaitFailure().kind()).isEqualTo(Kind.RESET);
    assertThat(get("/").awaitFailure().kind()).isEqualTo(Kind.REFUSED);
    server = listen();
    assertThat(get("/").await().status()).isEqualTo(200);
  }
}
