package io.tollgate.http.client;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.tollgate.http.wire.Chunks;
import io.tollgate.http.wire.HeadBytes;

/** Turns one request into bytes. */
final class RequestWriter {

  private final Route route;
  private final HttpRequest head;
  private final boolean chunked;
  private boolean headWritten;
  private boolean bodyWritten;
  private boolean raw;

  RequestWriter(Route route, HttpRequest head) {
    this.route = route;
    this.head = head;
    chunked = head.headers().contains(HttpHeaderNames.TRANSFER_ENCODING);
  }

  boolean headWritten() {
    return headWritten;
  }

  boolean bodyWritten() {
    return bodyWritten;
  }

  /** From now on content is another protocol's. */
  void tunnel() {
    raw = true;
  }

  /** Forgets that a head was written: it goes to another connection. */
  void again() {
    headWritten = false;
  }

  void head(ChannelHandlerContext context) {
    if (headWritten) {
      return;
    }
    headWritten = true;
    HttpHeaders headers = head.headers();
    ByteBuf out = context.alloc().directBuffer(512);
    route.begin(out, head);
    HeadBytes.headers(out, headers);
    HeadBytes.end(out);
    context.write(out, context.voidPromise());
  }

  /**
   * @param content handed over
   */
  void content(ChannelHandlerContext context, ByteBuf content) {
    head(context);
    bodyWritten = true;
    if (chunked && !raw) {
      Chunks.write(context, content);
    } else {
      context.write(content, context.voidPromise());
    }
  }

  void end(ChannelHandlerContext context) {
    head(context);
    if (chunked && !raw) {
      bodyWritten = true;
      Chunks.end(context, EmptyHttpHeaders.INSTANCE, context.voidPromise());
    }
  }
}
