package io.tollgate.http.client;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2Headers;
import io.tollgate.http.wire.HeadBytes;
import io.tollgate.http.wire.Http2Fields;

/** Turns one request into frames of a stream. */
final class Http2Writer implements RequestWriter {

  private final UpstreamTarget target;
  private final HttpRequest head;
  private boolean headWritten;
  private boolean bodyWritten;

  Http2Writer(UpstreamTarget target, HttpRequest head) {
    this.target = target;
    this.head = head;
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
    throw new IllegalStateException("A stream changes to no other protocol");
  }

  @Override
  public void again() {
    headWritten = false;
  }

  @Override
  public void head(ChannelHandlerContext context) {
    head(context, false);
  }

  private void head(ChannelHandlerContext context, boolean last) {
    if (headWritten) {
      return;
    }
    headWritten = true;
    HttpHeaders headers = head.headers();
    Http2Headers fields =
        new DefaultHttp2Headers(false)
            .method(head.method().asciiName())
            .scheme(target.secure() ? "https" : "http")
            .authority(headers.get(HttpHeaderNames.HOST, target.authority()))
            .path(HeadBytes.harmlessTarget(head.uri()));
    Http2Fields.add(headers, fields);
    context.write(new DefaultHttp2HeadersFrame(fields, last));
  }

  @Override
  public void content(ChannelHandlerContext context, ByteBuf content) {
    head(context);
    bodyWritten = true;
    context.write(new DefaultHttp2DataFrame(content));
  }

  @Override
  public void end(ChannelHandlerContext context, HttpHeaders trailers) {
    if (!trailers.isEmpty()) {
      head(context);
      Http2Headers fields = new DefaultHttp2Headers(false);
      Http2Fields.add(trailers, fields);
      context.write(new DefaultHttp2HeadersFrame(fields, true));
    } else if (headWritten) {
      context.write(new DefaultHttp2DataFrame(true));
    } else {
      head(context, true);
    }
  }
}
