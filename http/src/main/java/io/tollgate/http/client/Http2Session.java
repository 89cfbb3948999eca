package io.tollgate.http.client;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2SettingsFrame;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.util.ReferenceCountUtil;
import io.tollgate.http.client.UpstreamFailure.Kind;
import io.tollgate.http.client.UpstreamFailure.Phase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to an upstream that speaks HTTP/2: it carries many calls, each on a stream. */
final class Http2Session extends ChannelInboundHandlerAdapter implements Carrier, ConnectionOwner {

  private static final Logger log = LoggerFactory.getLogger(Http2Session.class);

  /** Streams at the same time, before the upstream has said how many it takes, and at most. */
  static final int MOST_STREAMS = 100;

  /** Bytes of an answer that come without being asked for: no stream may use up the others'. */
  private static final int FIRST_WINDOW = 65_535;

  private final Http2Pool pool;
  private final InetSocketAddress peer;
  private final String peerText;
  private @Nullable ChannelHandlerContext context;
  private int streams;
  private int most = MOST_STREAMS;
  private boolean ending;
  private long idleSince;

  Http2Session(Http2Pool pool, InetSocketAddress peer, String peerText) {
    this.pool = pool;
    this.peer = peer;
    this.peerText = peerText;
  }

  @Override
  public ChannelHandler[] handlers() {
    return new ChannelHandler[] {this};
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
  }

  private ChannelHandlerContext here() {
    ChannelHandlerContext here = context;
    if (here == null) {
      throw new IllegalStateException("A session carries calls when it is connected");
    }
    return here;
  }

  /** Only now: the codec begins to talk as soon as it is there. */
  @Override
  public void connected() {
    ChannelHandlerContext here = here();
    here.pipeline()
        .addBefore(
            here.name(),
            null,
            Http2FrameCodecBuilder.forClient()
                .initialSettings(
                    Http2Settings.defaultSettings()
                        .pushEnabled(false)
                        .maxHeaderListSize(pool.loop().limits().headBytes()))
                .decoupleCloseAndGoAway(true)
                .build())
        .addBefore(
            here.name(), null, new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()));
    here.writeAndFlush(new DefaultHttp2WindowUpdateFrame((MOST_STREAMS - 1) * FIRST_WINDOW));
    idleSince = pool.loop().watch().now();
    pool.connected(this);
  }

  InetAddress address() {
    return peer.getAddress();
  }

  boolean hasRoom() {
    return !ending && streams < most && here().channel().isActive();
  }

  boolean idle() {
    return streams == 0;
  }

  long idleSince() {
    return idleSince;
  }

  /** Takes a call; there must be room. */
  void carry(UpstreamCall call) {
    streams++;
    UpstreamConnection stream = new UpstreamConnection(this, peer, peerText);
    stream.pooled();
    new Http2StreamChannelBootstrap(here().channel())
        .handler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel made) {
                made.pipeline().addLast(new Http2Decoder(stream), stream);
              }
            })
        .open()
        .addListener(
            opened -> {
              if (opened.isSuccess()) {
                stream.carry(call);
              } else {
                closed(stream);
                String reason = ConnectFailures.text(opened.cause());
                call.fail(
                    new UpstreamFailure(
                        Kind.RESET, Phase.CONNECT, peerText, reason, address(), false));
              }
            });
  }

  @Override
  public void channelRead(ChannelHandlerContext here, Object frame) {
    switch (frame) {
      case Http2SettingsFrame told -> {
        Long streamsTaken = told.settings().maxConcurrentStreams();
        if (streamsTaken != null) {
          most = (int) Math.min(MOST_STREAMS, streamsTaken);
        }
        pool.roomFound();
      }
      case Http2GoAwayFrame _ -> end();
      default -> {}
    }
    ReferenceCountUtil.release(frame);
  }

  /** Carries no further calls, and closes behind the last one. */
  void end() {
    ending = true;
    if (streams == 0) {
      here().close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext here, Throwable cause) {
    log.debug("Closing the connection to {}: {}", peerText, ConnectFailures.text(cause));
    here.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext here) {
    ending = true;
    pool.gone(this);
    here.fireChannelInactive();
  }

  // The side of its streams.

  @Override
  public ClientLoop loop() {
    return pool.loop();
  }

  @Override
  public void answered(InetAddress address) {
    pool.answered(address);
  }

  @Override
  public void failed(InetAddress address) {
    pool.failed(address);
  }

  /** Streams are handed their call when they are opened. */
  @Override
  public void connected(UpstreamConnection stream) {}

  /** Never: a stream carries one call. */
  @Override
  public void free(UpstreamConnection stream) {
    stream.close();
  }

  @Override
  public void closed(UpstreamConnection stream) {
    streams--;
    idleSince = pool.loop().watch().now();
    if (ending) {
      end();
    }
    pool.roomFound();
  }

  @Override
  public void retry(UpstreamCall call) {
    pool.retry(call);
  }
}
