package io.tollgate.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;

/** Netty's decoder with our limits, which steps aside when bytes are no requests any more. */
final class RequestDecoder extends HttpRequestDecoder {

  /** As large as a read, so that a body's pieces are not cut further. */
  private static final int PIECE = 65_536;

  private final HttpConnection connection;

  RequestDecoder(HttpConnection connection, HttpLimits limits) {
    super(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(limits.requestLine())
            .setMaxHeaderSize(limits.headerBlock())
            .setMaxChunkSize(PIECE));
    this.connection = connection;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
    switch (connection.input()) {
      case REQUESTS -> super.channelRead(context, bytes);
      case TUNNEL -> context.fireChannelRead(bytes);
      case NOTHING -> ((ByteBuf) bytes).release();
    }
  }
}
