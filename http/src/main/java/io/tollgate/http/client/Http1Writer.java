package io.tollgate.http.client;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.tollgate.http.wire.Chunks;
import io.tollgate.http.wire.HeadBytes;

/** Turns one request into bytes of HTTP/1.1. */
final class Http1Writer implements RequestWriter {

  private final Route route;
  private final HttpRequest head;
  private final boolean chunked;
  private boolean headWritten;
  private boolean bodyWritten;
  private boolean raw;

  Http1Writer(Route route, HttpRequest head) {
    this.route = route;
    this.head = head;
    chunked = head.headers().contains(HttpHeaderNames.TRANSFER_ENCODING);
  }

  @Override
  public boolean headWritten() {
    return headWritten;
  }

  @Override
  public boolean bodyWritten() {
    return bodyWritten;
  }

  @Override
  public void tunnel() {
    raw = true;
  }

  @Override
  public void again() {
    headWritten = false;
  }

  @Override
  public void head(ChannelHandlerContext context) {
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

  @Override
  public void content(ChannelHandlerContext context, ByteBuf content) {
    head(context);
    bodyWritten = true;
    if (chunked && !raw) {
      Chunks.write(context, content);
    } else {
      context.write(content, context.voidPromise());
    }
  }

  @Override
  public void end(ChannelHandlerContext context, HttpHeaders trailers) {
    head(context);
    if (chunked && !raw) {
      bodyWritten = true;
      Chunks.end(context, trailers, context.voidPromise());
    }
  }
}
