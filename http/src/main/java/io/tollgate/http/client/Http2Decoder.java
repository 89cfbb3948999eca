package io.tollgate.http.client;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.Map;

/** Makes of the frames of one stream the answer that a connection of HTTP/1.1 would have had. */
final class Http2Decoder extends ChannelInboundHandlerAdapter {

  private final UpstreamConnection connection;
  private boolean headCame;

  Http2Decoder(UpstreamConnection connection) {
    this.connection = connection;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object frame) {
    connection.heard();
    try {
      switch (frame) {
        case Http2HeadersFrame head when !headCame -> head(context, head);
        case Http2HeadersFrame trailers -> context.fireChannelRead(end(trailers.headers()));
        case Http2DataFrame data -> data(context, data);
        default -> ReferenceCountUtil.release(frame);
      }
    } catch (IllegalArgumentException e) {
      // Fields that no line of HTTP/1.1 could carry.
      connection.undecodable(String.valueOf(e.getMessage()));
    }
  }

  private void head(ChannelHandlerContext context, Http2HeadersFrame frame) {
    int code = status(frame.headers());
    if (code < 200) {
      return;
    }
    headCame = true;
    DefaultHttpResponse response =
        new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(code));
    add(frame.headers(), response.headers());
    context.fireChannelRead(response);
    if (frame.isEndStream()) {
      context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
    }
  }

  private static int status(Http2Headers fields) {
    CharSequence status = fields.status();
    if (status == null || status.length() != 3 || !Character.isDigit(status.charAt(0))) {
      throw new IllegalArgumentException("its answer has no :status of three digits");
    }
    return Integer.parseInt(status, 0, 3, 10);
  }

  private static void data(ChannelHandlerContext context, Http2DataFrame data) {
    context.fireChannelRead(new DefaultHttpContent(data.content()));
    if (data.isEndStream()) {
      context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
    }
  }

  private static LastHttpContent end(Http2Headers fields) {
    HttpHeaders trailers = DefaultHttpHeadersFactory.trailersFactory().newHeaders();
    add(fields, trailers);
    return new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER, trailers);
  }

  /** As text, which is judged when it is added. */
  private static void add(Http2Headers from, HttpHeaders to) {
    for (Map.Entry<CharSequence, CharSequence> field : from) {
      String name = field.getKey().toString();
      if (!name.startsWith(":")) {
        to.add(name, field.getValue().toString());
      }
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
    if (event instanceof Http2ResetFrame reset) {
      connection.reset(reset.errorCode());
    }
    super.userEventTriggered(context, event);
  }
}
