package io.tollgate.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.testkit.Http2Client;
import io.tollgate.http.testkit.TestCertificate;
import io.tollgate.http.tls.CertificateFiles;
import io.tollgate.http.tls.ServerTls;
import io.tollgate.http.tls.TlsNames;
import io.tollgate.http.tls.TlsTerms;
import io.tollgate.http.tls.UnusableCertificate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A listener that offers HTTP/2, whose handler does what the path says. */
final class Http2Fixture implements AutoCloseable {

  static final int PIECE = 65_536;
  static final int LARGE = 4 << 20;

  final EventLoops loops = new EventLoops(1);
  final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  final BlockingQueue<ChannelHandlerContext> waiting = new LinkedBlockingQueue<>();
  final HttpServer server;
  private final ServerTls tls;

  Http2Fixture(TestCertificate certificate, HttpLimits limits) throws UnusableCertificate {
    tls =
        ServerTls.load(
            List.of(new CertificateFiles(certificate.pem(), certificate.keyPem())),
            new TlsTerms(true, OptionalInt.empty()),
            TlsNames.NONE,
            InstantSource.system(),
            Duration.ofMinutes(1));
    server =
        HttpServer.listen(
            loops,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            Optional.of(tls),
            limits,
            bad -> Answer.of(bad.status(), "text/plain", bad.reason()),
            Scripted::new);
  }

  Http2Client client() {
    return new Http2Client(server.address());
  }

  @Override
  public void close() {
    server.close();
    loops.close();
    tls.close();
  }

  private final class Scripted extends ChannelInboundHandlerAdapter {

    private HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "");
    private final StringBuilder body = new StringBuilder();
    private long left;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest head) {
        request = head;
        begin(context);
      } else if (message instanceof HttpContent content) {
        body.append(content.content().toString(StandardCharsets.ISO_8859_1));
        content.release();
        if (content instanceof LastHttpContent last) {
          whole(context, last);
        }
      }
    }

    private void begin(ChannelHandlerContext context) {
      switch (request.uri()) {
        case "/refuse" -> context.write(ok("no thanks"));
        case "/wait" -> {
          waiting.add(context);
          events.add("waits");
        }
        case "/paused" -> {
          context.channel().config().setAutoRead(false);
          events.add("paused");
        }
        default -> {}
      }
    }

    private void whole(ChannelHandlerContext context, LastHttpContent last) {
      switch (request.uri()) {
        case "/refuse", "/wait" -> {}
        case "/trailers" -> {
          context.write(response());
          context.write(bytes("body"));
          DefaultLastHttpContent end = new DefaultLastHttpContent();
          end.trailingHeaders().set("Grpc-Status", "0");
          context.write(end);
        }
        case "/trailers-only" -> {
          DefaultHttpResponse response = response();
          response.headers().set("Grpc-Status", "5").set("Connection", "keep-alive");
          context.write(response);
          context.write(LastHttpContent.EMPTY_LAST_CONTENT);
        }
        case "/too-short" -> {
          DefaultHttpResponse response = response();
          response.headers().set("Content-Length", 10);
          context.write(response);
          context.write(bytes("half"));
          context.write(LastHttpContent.EMPTY_LAST_CONTENT);
        }
        case "/half" -> {
          context.write(response());
          context.writeAndFlush(bytes("half"));
          context.close();
        }
        case "/throws" -> throw new IllegalStateException("as asked");
        case "/large" -> {
          left = LARGE;
          context.write(response());
          more(context);
        }
        default ->
            context.write(
                ok(
                    "%s %s %s host=%s chunked=%s cookie=%s sum=%s %s"
                        .formatted(
                            request.protocolVersion(),
                            request.method(),
                            request.uri(),
                            request.headers().get("Host"),
                            request.headers().get("Transfer-Encoding"),
                            request.headers().get("Cookie"),
                            last.trailingHeaders().get("sum"),
                            body)));
      }
    }

    private void more(ChannelHandlerContext context) {
      while (left > 0 && context.channel().isWritable()) {
        context.write(context.alloc().buffer(PIECE).writeZero(PIECE));
        left -= PIECE;
        if (left == 0) {
          events.add("all written");
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
      if (event == RequestBroken.INSTANCE) {
        events.add("broken");
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      events.add("inactive");
    }
  }

  static DefaultHttpResponse response() {
    return new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
  }

  static DefaultFullHttpResponse ok(String body) {
    return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, bytes(body));
  }

  private static ByteBuf bytes(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
  }
}
