package io.tollgate.http.client;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;

/** Makes answers of bytes: Netty's decoder with our limits, told which answers have no body. */
final class Http1Decoder extends HttpResponseDecoder {

  /** As large as a read, so that a body's pieces are not cut further. */
  private static final int PIECE = 65_536;

  private final UpstreamConnection connection;

  Http1Decoder(UpstreamConnection connection, UpstreamLimits limits) {
    super(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(limits.headBytes())
            .setMaxHeaderSize(limits.headBytes())
            .setMaxChunkSize(PIECE));
    this.connection = connection;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
    connection.heard();
    super.channelRead(context, bytes);
  }

  @Override
  protected HttpMessage createMessage(String[] statusLine) {
    connection.answerBegins();
    return super.createMessage(statusLine);
  }

  /** Whether bytes have come that are not decoded yet. */
  boolean holdsBytes() {
    return actualReadableBytes() > 0;
  }

  @Override
  protected boolean isContentAlwaysEmpty(HttpMessage message) {
    return connection.bodiless()
        || (message instanceof HttpResponse head && AnswerHead.switchesProtocols(head))
        || super.isContentAlwaysEmpty(message);
  }
}
