package io.tollgate.http.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.util.ReferenceCountUtil;
import io.tollgate.http.loop.LoopWatch;
import io.tollgate.http.loop.SendProgress;
import io.tollgate.http.loop.Watched;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client connection that speaks HTTP/2: knows how many requests are in work on it, and decides
 * when it ends. What becomes of each request is its {@link Http2Stream}'s matter.
 */
final class Http2Connection extends ChannelInboundHandlerAdapter
    implements Watched, OpenConnection {

  private static final Logger log = LoggerFactory.getLogger(Http2Connection.class);

  /**
   * Bytes of bodies that a client may send without any being worked off; each stream has 64 KiB.
   */
  private static final int WINDOW = 1 << 20;

  private static final int FIRST_WINDOW = 65_535;

  /** A request that is on its way while the client is told that no more are taken. */
  private static final Duration LAST_REQUEST = Duration.ofMillis(300);

  private final SocketChannel channel;
  private final InputGate gate;
  private final Listening listening;
  private final ConnectionDeadline deadline;
  private final LoopWatch.Entry watched;
  private final SendProgress sending = new SendProgress();
  private @Nullable ChannelHandlerContext context;
  private int streams;
  private boolean ending;

  Http2Connection(SocketChannel channel, InputGate gate, Listening listening, LoopWatch watch) {
    this.channel = channel;
    this.gate = gate;
    this.listening = listening;
    deadline = new ConnectionDeadline(watch);
    deadline.in(listening.times().head());
    watched = watch.add(this);
    listening.traffic().opened(this);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
    added.writeAndFlush(new DefaultHttp2WindowUpdateFrame(WINDOW - FIRST_WINDOW));
  }

  /** A request has come. */
  void streamOpened() {
    streams++;
    deadline.never();
  }

  void streamClosed() {
    streams--;
    if (streams > 0) {
      return;
    }
    deadline.in(listening.times().keepAlive());
    if (ending) {
      channel.close();
    } else if (!listening.keepsAlive()) {
      end();
    }
  }

  /** Settings and such, which the codec has seen to. */
  @Override
  public void channelRead(ChannelHandlerContext here, Object frame) {
    ReferenceCountUtil.release(frame);
  }

  @Override
  public void drain() {
    channel.eventLoop().execute(this::end);
  }

  /** First says that the connection ends, then which requests it still took. */
  private void end() {
    ChannelHandlerContext here = context;
    if (ending || here == null) {
      return;
    }
    ending = true;
    here.writeAndFlush(
        new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR).setExtraStreamIds(Integer.MAX_VALUE));
    channel
        .eventLoop()
        .schedule(() -> lastWord(here), LAST_REQUEST.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void lastWord(ChannelHandlerContext here) {
    here.writeAndFlush(new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR))
        .addListener(
            _ -> {
              if (streams == 0) {
                channel.close();
              }
            });
  }

  @Override
  public void cut() {
    channel.close();
  }

  @Override
  public void check(long now) {
    if (sending.stuck(channel, now, listening.times().sendIdle().toNanos())) {
      log.debug("{} takes nothing of its answers: cut", channel.remoteAddress());
      channel.close();
    } else if (deadline.passed(now)) {
      deadline.never();
      end();
    }
  }

  /** Of the socket and the codec; what happens within a request goes to its stream. */
  @Override
  public void exceptionCaught(ChannelHandlerContext here, Throwable cause) {
    if (cause instanceof IOException
        || cause instanceof Http2Exception
        || cause instanceof DecoderException) {
      log.debug("{} is gone, or cut: {}", channel.remoteAddress(), cause.getMessage());
    } else {
      log.error("The connection of {} failed", channel.remoteAddress(), cause);
    }
    gate.shut();
    // Behind the codec's last word, which says what was wrong.
    channel.eventLoop().execute(channel::close);
  }

  @Override
  public void channelInactive(ChannelHandlerContext here) {
    watched.remove();
    listening.traffic().closed(this);
    here.fireChannelInactive();
  }
}
