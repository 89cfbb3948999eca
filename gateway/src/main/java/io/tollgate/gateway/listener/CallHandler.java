package io.tollgate.gateway.listener;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.tollgate.gateway.call.ClientConnection;
import io.tollgate.gateway.call.RequestLine;
import io.tollgate.http.loop.LoopWatch;
import io.tollgate.http.server.Answer;
import io.tollgate.http.server.ClientFacts;
import io.tollgate.http.server.RequestBroken;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client connection: passes the events of its calls, one after the other, to their walks. */
final class CallHandler extends ChannelInboundHandlerAdapter {

  private static final Logger log = LoggerFactory.getLogger(CallHandler.class);

  private final Reception reception;
  private @Nullable ClientConnection connection;
  private @Nullable LoopWatch loop;
  private @Nullable Walk walk;

  CallHandler(Reception reception) {
    this.reception = reception;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      begin(context, request);
    } else if (message instanceof HttpContent content) {
      body(content.content());
      if (message instanceof LastHttpContent last && walk != null) {
        walk.bodyComplete(last.trailingHeaders());
      }
    } else if (message instanceof ByteBuf bytes) {
      // Of another protocol that the connection has changed to.
      body(bytes);
    }
  }

  private void begin(ChannelHandlerContext context, HttpRequest request) {
    if (RequestReader.isHealthCheck(request)) {
      walk = null;
      context.writeAndFlush(Answer.empty(200), context.voidPromise());
      return;
    }
    if (connection == null) {
      loop = reception.loops().watch(context.channel().eventLoop());
      connection =
          ClientConnection.of(
              (InetSocketAddress) context.channel().remoteAddress(),
              (InetSocketAddress) context.channel().localAddress(),
              ClientFacts.secure(context.channel()),
              ClientFacts.announced(context.channel()),
              reception.connections().incrementAndGet());
    }
    RequestLine line = RequestReader.read(request, reception.encodedSlash());
    walk =
        new Walk(
            reception,
            this,
            context,
            connection,
            request,
            line == null ? RequestReader.unreadable(request) : line);
    walk.start(line != null);
  }

  /** A connection that waits for its next call holds nothing of the last. */
  void over(Walk ended) {
    if (walk == ended) {
      walk = null;
    }
  }

  /** How late this connection's events are, in nanoseconds. */
  long lag() {
    return loop == null ? 0 : loop.standingLag();
  }

  private void body(ByteBuf piece) {
    if (walk != null && piece.isReadable()) {
      walk.body(piece);
    } else {
      piece.release();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (walk != null) {
      walk.readComplete();
    }
    updateReading(context);
  }

  /** Reads on, or stops, as the call that is on its way can take it. */
  void updateReading(ChannelHandlerContext context) {
    boolean wanted = walk == null || walk.wantsReading();
    ChannelConfig config = context.channel().config();
    if (config.isAutoRead() != wanted) {
      config.setAutoRead(wanted);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (walk != null) {
      walk.writabilityChanged(context.channel().isWritable());
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (walk != null) {
      walk.clientGone();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event == RequestBroken.INSTANCE && walk != null) {
      walk.broken();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (!(cause instanceof IOException)) {
      log.error("a connection is closed, since its call failed in the gateway", cause);
    }
    context.close();
  }
}
