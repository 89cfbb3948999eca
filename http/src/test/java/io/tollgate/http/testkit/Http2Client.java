package io.tollgate.http.testkit;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One connection that speaks HTTP/2 over TLS, and writes whatever it is told to. */
public final class Http2Client implements AutoCloseable {

  static final int PATIENCE_SECONDS = 20;

  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Channel channel;
  private final LinkedBlockingQueue<Long> goneAway = new LinkedBlockingQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  public Http2Client(InetSocketAddress address) {
    this(address, Http2Settings.defaultSettings());
  }

  /** Whose answers may take as much room as the settings say. */
  public Http2Client(InetSocketAddress address, Http2Settings settings) {
    SslContext tls = tls();
    channel =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel made) {
                    made.pipeline()
                        .addLast(
                            tls.newHandler(made.alloc()),
                            Http2FrameCodecBuilder.forClient()
                                .initialSettings(settings.pushEnabled(false))
                                .validateHeaders(false)
                                .build(),
                            new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()),
                            new ConnectionFrames());
                  }
                })
            .connect(address)
            .syncUninterruptibly()
            .channel();
    channel.pipeline().get(SslHandler.class).handshakeFuture().syncUninterruptibly();
    // An answer that is not read must not be in the others' way.
    channel.writeAndFlush(new DefaultHttp2WindowUpdateFrame(1 << 20)).syncUninterruptibly();
  }

  private static SslContext tls() {
    try {
      return SslContextBuilder.forClient()
          .trustManager(InsecureTrustManagerFactory.INSTANCE)
          .endpointIdentificationAlgorithm(null)
          .applicationProtocolConfig(
              new ApplicationProtocolConfig(
                  Protocol.ALPN,
                  SelectorFailureBehavior.NO_ADVERTISE,
                  SelectedListenerFailureBehavior.ACCEPT,
                  "h2",
                  "http/1.1"))
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What was agreed on in the handshake. */
  public @Nullable String protocol() {
    return channel.pipeline().get(SslHandler.class).applicationProtocol();
  }

  /** A new request of which nothing is sent yet. */
  public Http2Call call() {
    Http2Call call = new Http2Call();
    call.on(
        new Http2StreamChannelBootstrap(channel)
            .handler(call.receiver())
            .open()
            .syncUninterruptibly()
            .getNow());
    return call;
  }

  /** A request without body, answered. */
  public Http2Answer get(String authority, String path, String... headers) {
    return call().head(true, authority, "GET", path, headers).answer();
  }

  /**
   * The last stream that the server said it takes.
   *
   * @return null when it says nothing
   */
  public @Nullable Long goneAway() throws InterruptedException {
    return goneAway.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Whether the server closes the connection. */
  public boolean isClosed() throws InterruptedException {
    return closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Sends bytes past the codec. */
  public void raw(byte[] bytes) {
    channel.pipeline().context(SslHandler.class).writeAndFlush(Unpooled.wrappedBuffer(bytes));
  }

  /** Takes nothing more from the server, or goes on. */
  public void reads(boolean on) {
    channel.config().setAutoRead(on);
  }

  @Override
  public void close() {
    channel.close().syncUninterruptibly();
    loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private final class ConnectionFrames extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object frame) {
      if (frame instanceof Http2GoAwayFrame away) {
        goneAway.add((long) away.lastStreamId());
      }
      ReferenceCountUtil.release(frame);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      closed.countDown();
    }
  }
}
