package io.tollgate.gateway.listener;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.tollgate.gateway.call.OwnAnswer;
import java.nio.charset.StandardCharsets;

/**
 * Writes the one answer of a call to the client, and remembers what the log wants to know of it.
 * How the body is framed, and whether the connection is kept, is the connection's matter.
 */
final class ClientAnswer {

  private final ChannelHandlerContext context;
  private final boolean withoutBody;
  private int status;
  private long bodyBytes;
  private boolean continued;

  /**
   * @param withoutBody whether the request was HEAD
   */
  ClientAnswer(ChannelHandlerContext context, boolean withoutBody) {
    this.context = context;
    this.withoutBody = withoutBody;
  }

  /** 0 as long as no head is written. */
  int status() {
    return status;
  }

  long bodyBytes() {
    return bodyBytes;
  }

  /** The whole of an own answer, for policies to change before {@link #write}. */
  static FullHttpResponse spell(OwnAnswer own) {
    ByteBuf body =
        own.body().isEmpty()
            ? Unpooled.EMPTY_BUFFER
            : Unpooled.copiedBuffer(own.body(), StandardCharsets.UTF_8);
    FullHttpResponse answer =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(own.status()), body);
    HttpHeaders headers = answer.headers();
    if (own.contentType() != null) {
      headers.set(HttpHeaderNames.CONTENT_TYPE, own.contentType());
    }
    if (own.retryAfter() != null) {
      headers.set(HttpHeaderNames.RETRY_AFTER, own.retryAfter());
    }
    headers.setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
    return answer;
  }

  /** The client may wait for leave to send its body. */
  void continueIfExpected(HttpRequest request) {
    if (!continued && HttpUtil.is100ContinueExpected(request)) {
      continued = true;
      context.writeAndFlush(
          new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE),
          context.voidPromise());
    }
  }

  /** Takes note of a whole answer that will be written. */
  void begin(FullHttpResponse answer) {
    status = answer.status().code();
    bodyBytes = withoutBody ? 0 : answer.content().readableBytes();
  }

  /** Whether nobody waits for an answer any more. */
  boolean clientGone() {
    return !context.channel().isActive();
  }

  /** Writes and flushes a whole answer. */
  void write(FullHttpResponse answer) {
    context.writeAndFlush(answer, context.voidPromise());
  }

  /** Writes the head of an answer whose body follows. */
  void writeHead(HttpResponse answer) {
    status = answer.status().code();
    context.write(answer, context.voidPromise());
  }

  /** Writes a piece of the body; handed over. */
  void writeContent(ByteBuf content) {
    bodyBytes += content.readableBytes();
    context.write(content, context.voidPromise());
  }

  void flush() {
    context.flush();
  }

  /** The body is complete. */
  void end(HttpHeaders trailers) {
    LastHttpContent last =
        trailers.isEmpty()
            ? LastHttpContent.EMPTY_LAST_CONTENT
            : new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER, trailers);
    context.writeAndFlush(last, context.voidPromise());
  }

  /** Cuts the connection, so that the client notices that the body is not complete. */
  void abort() {
    context.close();
  }
}
