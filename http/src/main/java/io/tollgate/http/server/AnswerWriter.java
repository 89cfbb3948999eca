package io.tollgate.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.tollgate.http.request.RequestHead;
import io.tollgate.http.wire.Chunks;
import io.tollgate.http.wire.HeadBytes;
import org.jspecify.annotations.Nullable;

/**
 * Turns the answers of one connection into bytes of HTTP/1.1, framed so that the client can tell
 * where each ends. Whatever is written is released here.
 */
final class AnswerWriter {

  /** What a write has led to. */
  enum Progress {
    MORE,
    COMPLETE,
    TUNNEL
  }

  /** Up to here copying a body behind its head is cheaper than a second buffer to send. */
  private static final int COPIED_BODY = 2048;

  private final Listening listening;
  private final DateText date;

  /** A head that is written and not yet sent on, since a small body may join it. */
  private @Nullable ByteBuf held;

  private AnswerFraming framing = AnswerFraming.NO_BODY;
  private long missing;
  private boolean begun;
  private boolean asksKeepAlive;
  private boolean awaitsContinue;
  private boolean keepAlive;

  AnswerWriter(Listening listening, DateText date) {
    this.listening = listening;
    this.date = date;
  }

  void expectAnswer(RequestHead request) {
    begun = false;
    asksKeepAlive = request.keepsAlive();
    awaitsContinue = request.expectsContinue();
  }

  /** Whether the answer's head, not counting interim ones, has been written. */
  boolean begun() {
    return begun;
  }

  /** Whether the connection can carry another exchange after the answer. */
  boolean keepAlive() {
    return keepAlive;
  }

  /**
   * Writes an {@link Answer}, or a part of one: head, content, last content.
   *
   * @param bodyPending whether the request's body has not all arrived
   */
  Progress write(
      ChannelHandlerContext context,
      HttpRequest request,
      boolean bodyPending,
      Object part,
      ChannelPromise promise) {
    return switch (part) {
      case Answer answer -> whole(context, request, bodyPending, answer, promise);
      case HttpResponse response -> head(context, request, bodyPending, response, promise);
      case LastHttpContent last -> end(context, last, promise);
      case HttpContent content -> content(context, content.content(), promise);
      case ByteBuf content -> content(context, content, promise);
      default -> throw new IllegalArgumentException("No part of an answer: " + part.getClass());
    };
  }

  private Progress whole(
      ChannelHandlerContext context,
      HttpRequest request,
      boolean bodyPending,
      Answer answer,
      ChannelPromise promise) {
    begun = true;
    keepAlive = mayKeepAlive(bodyPending);
    AnswerFraming known = AnswerFraming.of(request, answer.status(), EmptyHttpHeaders.INSTANCE);
    WholeAnswer.write(
        context,
        answer,
        date.now(),
        request.protocolVersion(),
        known == AnswerFraming.NO_BODY,
        keepAlive,
        promise);
    return Progress.COMPLETE;
  }

  private Progress head(
      ChannelHandlerContext context,
      HttpRequest request,
      boolean bodyPending,
      HttpResponse response,
      ChannelPromise promise) {
    HttpHeaders headers = response.headers();
    HttpResponseStatus status = response.status();
    if (status.codeClass() == HttpStatusClass.INFORMATIONAL && status.code() != 101) {
      awaitsContinue = false;
      writeHead(context, status, headers, promise);
      return Progress.MORE;
    }
    begun = true;
    if (!headers.contains(HttpHeaderNames.DATE)) {
      headers.set(HttpHeaderNames.DATE, date.now());
    }
    framing = AnswerFraming.of(request, status.code(), headers);
    framing.apply(status.code(), headers);
    if (framing == AnswerFraming.TUNNEL) {
      writeHead(context, status, headers, promise);
      return Progress.TUNNEL;
    }
    missing = framing == AnswerFraming.LENGTH ? length(headers) : 0;
    keepAlive =
        framing != AnswerFraming.CLOSE
            && mayKeepAlive(bodyPending)
            && !headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
    if (!keepAlive) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    } else if (request.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
    }
    if (response instanceof LastHttpContent whole) {
      writeHead(context, status, headers, context.voidPromise());
      return end(context, whole, promise);
    }
    if (framing == AnswerFraming.LENGTH && promise.isVoid()) {
      held = headBytes(context, status, headers, 512 + COPIED_BODY);
    } else {
      writeHead(context, status, headers, promise);
    }
    return Progress.MORE;
  }

  private Progress content(ChannelHandlerContext context, ByteBuf content, ChannelPromise promise) {
    switch (framing) {
      case CHUNKED -> {
        Chunks.write(context, content);
        promise.trySuccess();
      }
      case NO_BODY -> {
        content.release();
        promise.trySuccess();
      }
      case CLOSE, TUNNEL -> context.write(content, promise);
      case LENGTH -> {
        // More than announced would be taken for the next answer.
        if (content.readableBytes() > missing) {
          keepAlive = false;
          content.writerIndex(content.readerIndex() + (int) missing);
        }
        missing -= content.readableBytes();
        ByteBuf head = held;
        if (head != null && content.readableBytes() <= COPIED_BODY) {
          held = null;
          head.writeBytes(content);
          content.release();
          context.write(head, promise);
        } else {
          sendHeld(context);
          context.write(content, promise);
        }
      }
    }
    return Progress.MORE;
  }

  private Progress end(
      ChannelHandlerContext context, LastHttpContent last, ChannelPromise promise) {
    if (last.content().isReadable()) {
      content(context, last.content(), context.voidPromise());
    } else {
      last.release();
    }
    sendHeld(context);
    if (framing == AnswerFraming.CHUNKED) {
      Chunks.end(context, last.trailingHeaders(), promise);
    } else {
      // Less than announced: the client must not take the next answer for the rest.
      keepAlive &= missing == 0;
      promise.trySuccess();
    }
    return framing == AnswerFraming.TUNNEL ? Progress.MORE : Progress.COMPLETE;
  }

  /** A client that waits for leave to send its body may send it or not: no next request is sure. */
  private boolean mayKeepAlive(boolean bodyPending) {
    return listening.keepsAlive() && asksKeepAlive && !(bodyPending && awaitsContinue);
  }

  /** To be called before a flush. */
  void sendHeld(ChannelHandlerContext context) {
    ByteBuf head = held;
    if (head != null) {
      held = null;
      context.write(head, context.voidPromise());
    }
  }

  /** To be called when the connection is gone. */
  void close() {
    if (held != null) {
      held.release();
      held = null;
    }
  }

  private static void writeHead(
      ChannelHandlerContext context,
      HttpResponseStatus status,
      HttpHeaders headers,
      ChannelPromise promise) {
    context.write(headBytes(context, status, headers, 512), promise);
  }

  private static ByteBuf headBytes(
      ChannelHandlerContext context, HttpResponseStatus status, HttpHeaders headers, int capacity) {
    ByteBuf out = context.alloc().directBuffer(capacity);
    HeadBytes.statusLine(out, status.code(), status.reasonPhrase());
    HeadBytes.headers(out, headers);
    HeadBytes.end(out);
    return out;
  }

  private static long length(HttpHeaders headers) {
    String value = headers.get(HttpHeaderNames.CONTENT_LENGTH, "");
    try {
      return Long.parseUnsignedLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "An answer's Content-Length must be a number, not '%s'".formatted(value), e);
    }
  }
}
