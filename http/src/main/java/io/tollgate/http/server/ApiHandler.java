package io.tollgate.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves one connection of a small API: collects each request's body and calls its handler. */
public final class ApiHandler extends ChannelInboundHandlerAdapter {

  private static final Logger log = LoggerFactory.getLogger(ApiHandler.class);

  private final RequestHandler handler;
  private final BodyLimit limit;
  private @Nullable HttpRequest head;
  private ByteBuf body = Unpooled.EMPTY_BUFFER;
  private boolean reading;

  public ApiHandler(RequestHandler handler, BodyLimit limit) {
    this.handler = handler;
    this.limit = limit;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    reading = true;
    if (message instanceof HttpRequest request) {
      begin(context, request);
    } else if (message instanceof HttpContent content) {
      HttpRequest current = head;
      if (current == null) {
        // The rest of a body that was too large.
        content.release();
      } else {
        collect(context, current, content);
      }
    }
  }

  private void begin(ChannelHandlerContext context, HttpRequest request) {
    head = request;
    if (HttpUtil.getContentLength(request, 0L) > limit.bytes()) {
      overflow(context);
    } else if (HttpUtil.is100ContinueExpected(request)) {
      context.writeAndFlush(
          new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE),
          context.voidPromise());
    }
  }

  private void collect(ChannelHandlerContext context, HttpRequest current, HttpContent content) {
    if (body.readableBytes() + content.content().readableBytes() > limit.bytes()) {
      content.release();
      overflow(context);
      return;
    }
    body = joined(context, content.content());
    if (content instanceof LastHttpContent) {
      ApiExchange exchange = new ApiExchange(this, context, current, body);
      head = null;
      body = Unpooled.EMPTY_BUFFER;
      handle(exchange);
    }
  }

  private ByteBuf joined(ChannelHandlerContext context, ByteBuf more) {
    if (!more.isReadable()) {
      more.release();
      return body;
    }
    if (!body.isReadable()) {
      return more;
    }
    CompositeByteBuf joined =
        body instanceof CompositeByteBuf composite
            ? composite
            : context.alloc().compositeBuffer(1024).addComponent(true, body);
    return joined.addComponent(true, more);
  }

  // An API that fails must answer nevertheless, whatever it threw.
  @SuppressWarnings("CatchAndPrintStackTrace")
  private void handle(ApiExchange exchange) {
    try {
      handler.handle(exchange);
    } catch (RuntimeException e) {
      String id = UUID.randomUUID().toString();
      log.error("{} {} failed, reference {}", exchange.method(), exchange.path(), id, e);
      exchange.answerIfOpen(
          Answer.of(500, "text/plain; charset=utf-8", "Internal error, reference " + id + "\n"));
    }
  }

  private void overflow(ChannelHandlerContext context) {
    forget();
    context.writeAndFlush(limit.overflow().get(), context.voidPromise());
  }

  private void forget() {
    head = null;
    body.release();
    body = Unpooled.EMPTY_BUFFER;
  }

  /** On the connection's loop. One flush serves all that is answered within one read. */
  void write(ChannelHandlerContext context, Answer answer) {
    context.write(answer, context.voidPromise());
    if (!reading) {
      context.flush();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    reading = false;
    context.flush();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event == RequestBroken.INSTANCE) {
      forget();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    forget();
  }
}
