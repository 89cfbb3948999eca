package io.tollgate.http.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands in for a connection until its handshake has told whether it speaks HTTP/2 or HTTP/1.1. The
 * handshake's own time-out ends what never gets so far.
 */
final class ProtocolChoice extends ChannelInboundHandlerAdapter implements OpenConnection {

  private static final Logger log = LoggerFactory.getLogger(ProtocolChoice.class);

  private final SocketChannel channel;
  private final Listening listening;
  private final ConnectionMaker maker;

  ProtocolChoice(SocketChannel channel, Listening listening, ConnectionMaker maker) {
    this.channel = channel;
    this.listening = listening;
    this.maker = maker;
    listening.traffic().opened(this);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof SslHandshakeCompletionEvent shaken && shaken.isSuccess()) {
      SslHandler tls = context.pipeline().get(SslHandler.class);
      if (ApplicationProtocolNames.HTTP_2.equals(tls.applicationProtocol())) {
        maker.http2(channel);
      } else {
        maker.http1(channel);
      }
      context.pipeline().remove(this);
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    listening.traffic().closed(this);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException || cause.getCause() instanceof IOException) {
      log.debug("{} shakes no hands: {}", channel.remoteAddress(), cause.getMessage());
    } else {
      log.error("The handshake with {} failed", channel.remoteAddress(), cause);
    }
    context.close();
  }

  /** A client that is about to ask will be told then. */
  @Override
  public void drain() {}

  @Override
  public void cut() {
    channel.close();
  }
}
