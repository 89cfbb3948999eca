package io.tollgate.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.tollgate.http.wire.HeadBytes;

/** Writes an {@link Answer} in as few buffers as it takes. */
final class WholeAnswer {

  /** Up to here copying a body behind its head is cheaper than a second buffer to send. */
  private static final int COPIED_BODY = 4096;

  private WholeAnswer() {}

  /**
   * @param bodiless whether the head alone is sent, with the length that the body has
   */
  static void write(
      ChannelHandlerContext context,
      Answer answer,
      CharSequence date,
      HttpVersion version,
      boolean bodiless,
      boolean keepAlive,
      ChannelPromise promise) {
    ByteBuf body = answer.body();
    int length = body.readableBytes();
    boolean apart = !bodiless && length > COPIED_BODY;
    ByteBuf out = context.alloc().directBuffer(256 + (bodiless || apart ? 0 : length));
    int status = answer.status();
    HeadBytes.statusLine(out, status, HttpResponseStatus.valueOf(status).reasonPhrase());
    HeadBytes.header(out, HttpHeaderNames.DATE, date);
    HeadBytes.headers(out, answer.headers());
    if (status != 204 && status != 304) {
      HeadBytes.length(out, length);
    }
    if (!keepAlive) {
      HeadBytes.header(out, HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    } else if (version.equals(HttpVersion.HTTP_1_0)) {
      HeadBytes.header(out, HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
    }
    HeadBytes.end(out);
    if (apart) {
      context.write(out, context.voidPromise());
      context.write(body, promise);
      return;
    }
    if (!bodiless) {
      out.writeBytes(body);
    }
    body.release();
    context.write(out, promise);
  }
}
