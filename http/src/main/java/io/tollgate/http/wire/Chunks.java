package io.tollgate.http.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/** Writes chunked bodies. */
public final class Chunks {

  private static final ByteBuf LINE_END = constant("\r\n");
  private static final ByteBuf LAST = constant("0\r\n\r\n");

  private Chunks() {}

  /**
   * Writes one chunk, and nothing for empty content, which would end the body.
   *
   * @param content handed over
   */
  public static void write(ChannelHandlerContext context, ByteBuf content) {
    int length = content.readableBytes();
    if (length == 0) {
      content.release();
      return;
    }
    ByteBuf size = context.alloc().directBuffer(10);
    size.writeCharSequence(Integer.toHexString(length), StandardCharsets.US_ASCII);
    size.writeBytes(LINE_END.duplicate());
    context.write(size, context.voidPromise());
    context.write(content, context.voidPromise());
    context.write(LINE_END.duplicate(), context.voidPromise());
  }

  /** Ends the body. */
  public static void end(
      ChannelHandlerContext context, HttpHeaders trailers, ChannelPromise promise) {
    if (trailers.isEmpty()) {
      context.write(LAST.duplicate(), promise);
      return;
    }
    ByteBuf out = context.alloc().directBuffer(256);
    out.writeByte('0').writeBytes(LINE_END.duplicate());
    HeadBytes.headers(out, trailers);
    HeadBytes.end(out);
    context.write(out, promise);
  }

  private static ByteBuf constant(String text) {
    return Unpooled.unreleasableBuffer(
        Unpooled.directBuffer(text.length()).writeBytes(HeadBytes.bytes(text)).asReadOnly());
  }
}
