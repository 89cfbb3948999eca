package io.tollgate.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2Headers;
import io.tollgate.http.loop.LoopWatch;
import io.tollgate.http.wire.Http2Fields;
import org.jspecify.annotations.Nullable;

/**
 * Turns one answer into frames of HTTP/2. A head waits for what follows, so that an answer without
 * a body, as gRPC has them for failures, is one frame.
 */
final class Http2AnswerWriter {

  private final DateText date;
  private final LoopWatch watch;
  private @Nullable Http2Headers held;
  private boolean begun;
  private boolean bodiless;
  private long missing;
  private boolean isShort;
  private int pending;
  private long progress;

  Http2AnswerWriter(DateText date, LoopWatch watch) {
    this.date = date;
    this.watch = watch;
  }

  /** Whether the answer's head, not counting interim ones, has been written. */
  boolean begun() {
    return begun;
  }

  /** Whether its end has come before all that its head announced: it must not look whole. */
  boolean isShort() {
    return isShort;
  }

  /** Whether the client has taken none of what was written for that long. */
  boolean stuck(long now, long patience) {
    return pending > 0 && now - progress > patience;
  }

  /**
   * Writes an {@link Answer}, or a part of one: head, content, last content.
   *
   * @return whether the answer is complete
   */
  boolean write(
      ChannelHandlerContext context, HttpRequest request, Object part, ChannelPromise promise) {
    return switch (part) {
      case Answer all -> {
        whole(context, all, AnswerFraming.isBodiless(request, all.status()), promise);
        yield true;
      }
      case HttpResponse head -> head(context, request, head, promise);
      case LastHttpContent last -> end(context, last, promise);
      case HttpContent content -> content(context, content.content(), promise);
      case ByteBuf content -> content(context, content, promise);
      default -> throw new IllegalArgumentException("No part of an answer: " + part.getClass());
    };
  }

  void whole(
      ChannelHandlerContext context, Answer answer, boolean withoutBody, ChannelPromise promise) {
    begun = true;
    ByteBuf body = answer.body();
    Http2Headers fields = fields(answer.status(), answer.headers());
    if (answer.status() != 204 && answer.status() != 304) {
      fields.setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
    }
    if (withoutBody || !body.isReadable()) {
      body.release();
      send(context, new DefaultHttp2HeadersFrame(fields, true), promise);
    } else {
      context.write(new DefaultHttp2HeadersFrame(fields));
      send(context, new DefaultHttp2DataFrame(body, true), promise);
    }
  }

  private boolean head(
      ChannelHandlerContext context,
      HttpRequest request,
      HttpResponse response,
      ChannelPromise promise) {
    HttpResponseStatus status = response.status();
    if (status.codeClass() == HttpStatusClass.INFORMATIONAL) {
      Http2Headers fields = new DefaultHttp2Headers(false).status(status.codeAsText());
      Http2Fields.add(response.headers(), fields);
      context.write(new DefaultHttp2HeadersFrame(fields), promise);
      return false;
    }
    begun = true;
    bodiless = AnswerFraming.isBodiless(request, status.code());
    HttpHeaders headers = response.headers();
    boolean chunked = headers.contains(HttpHeaderNames.TRANSFER_ENCODING);
    if (chunked || status.code() == 204) {
      headers.remove(HttpHeaderNames.CONTENT_LENGTH);
    }
    String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
    missing = length == null || bodiless ? -1 : Long.parseUnsignedLong(length);
    held = fields(status.code(), headers);
    if (response instanceof LastHttpContent all) {
      return end(context, all, promise);
    }
    promise.trySuccess();
    return false;
  }

  private Http2Headers fields(int status, HttpHeaders headers) {
    Http2Headers fields =
        new DefaultHttp2Headers(false).status(HttpResponseStatus.valueOf(status).codeAsText());
    if (!headers.contains(HttpHeaderNames.DATE)) {
      fields.set(HttpHeaderNames.DATE, date.now());
    }
    Http2Fields.add(headers, fields);
    return fields;
  }

  private boolean content(ChannelHandlerContext context, ByteBuf content, ChannelPromise promise) {
    if (bodiless || !content.isReadable()) {
      content.release();
      promise.trySuccess();
      return false;
    }
    sendHeld(context);
    if (missing >= 0) {
      // A client must not find more than it was promised.
      content.writerIndex(content.readerIndex() + (int) Math.min(missing, content.readableBytes()));
      missing -= content.readableBytes();
    }
    send(context, new DefaultHttp2DataFrame(content), promise);
    return false;
  }

  private boolean end(ChannelHandlerContext context, LastHttpContent last, ChannelPromise promise) {
    if (last.content().isReadable()) {
      content(context, last.content(), context.newPromise());
    } else {
      last.release();
    }
    Http2Headers head = held;
    if (missing > 0) {
      isShort = true;
      promise.trySuccess();
      return false;
    }
    if (!last.trailingHeaders().isEmpty()) {
      sendHeld(context);
      Http2Headers trailers = new DefaultHttp2Headers(false);
      Http2Fields.add(last.trailingHeaders(), trailers);
      send(context, new DefaultHttp2HeadersFrame(trailers, true), promise);
    } else if (head != null) {
      held = null;
      send(context, new DefaultHttp2HeadersFrame(head, true), promise);
    } else {
      send(context, new DefaultHttp2DataFrame(true), promise);
    }
    return true;
  }

  /** To be called before a flush. */
  void sendHeld(ChannelHandlerContext context) {
    Http2Headers head = held;
    if (head != null) {
      held = null;
      context.write(new DefaultHttp2HeadersFrame(head));
    }
  }

  private void send(ChannelHandlerContext context, Object frame, ChannelPromise promise) {
    if (pending++ == 0) {
      progress = watch.now();
    }
    context
        .write(frame, promise)
        .addListener(
            _ -> {
              pending--;
              progress = watch.now();
            });
  }
}
