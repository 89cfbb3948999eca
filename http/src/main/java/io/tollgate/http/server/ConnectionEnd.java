package io.tollgate.http.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;

/** The ways to end a connection so that the client can read all that was said. */
final class ConnectionEnd {

  private final SocketChannel channel;

  ConnectionEnd(SocketChannel channel) {
    this.channel = channel;
  }

  /** When all is sent. For a client that has nothing more to say. */
  void close(ChannelHandlerContext context) {
    context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
  }

  /**
   * Says that nothing more comes, and leaves the client time to read: cutting a connection with
   * unread bytes would make the client's kernel throw our answer away.
   */
  void closeOutput(ChannelHandlerContext context) {
    context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> afterTheLastByte());
  }

  private void afterTheLastByte() {
    SslHandler tls = channel.pipeline().get(SslHandler.class);
    if (tls == null) {
      shutdown();
    } else {
      tls.closeOutbound().addListener(_ -> shutdown());
    }
  }

  private void shutdown() {
    if (channel.isActive()) {
      channel.shutdownOutput();
    }
  }
}
