package io.tollgate.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;

/** A request that {@link ApiHandler} has collected. */
final class ApiExchange implements Exchange {

  private final ApiHandler connection;
  private final ChannelHandlerContext context;
  private final HttpRequest head;
  private final ByteBuf body;
  private final String target;
  private final int queryMark;
  private final AtomicBoolean answered = new AtomicBoolean();

  ApiExchange(
      ApiHandler connection, ChannelHandlerContext context, HttpRequest head, ByteBuf body) {
    this.connection = connection;
    this.context = context;
    this.head = head;
    this.body = body;
    target = originForm(head.uri());
    queryMark = target.indexOf('?');
  }

  /** A proxy's client may send the whole URL. */
  private static String originForm(String target) {
    if (target.startsWith("/") || target.equals("*")) {
      return target;
    }
    int authority = target.indexOf("://") + 3;
    for (int i = authority; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c == '/') {
        return target.substring(i);
      }
      if (c == '?') {
        return "/" + target.substring(i);
      }
    }
    return "/";
  }

  @Override
  public String method() {
    return head.method().name();
  }

  @Override
  public String path() {
    return queryMark < 0 ? target : target.substring(0, queryMark);
  }

  @Override
  public String query() {
    return queryMark < 0 ? "" : target.substring(queryMark + 1);
  }

  @Override
  public HttpHeaders headers() {
    return head.headers();
  }

  @Override
  public ByteBuf body() {
    return body;
  }

  @Override
  public InetSocketAddress peer() {
    return (InetSocketAddress) context.channel().remoteAddress();
  }

  @Override
  public boolean encrypted() {
    return context.pipeline().get(SslHandler.class) != null;
  }

  @Override
  public EventLoop eventLoop() {
    return context.channel().eventLoop();
  }

  @Override
  public void answer(Answer answer) {
    if (!answerIfOpen(answer)) {
      throw new IllegalStateException("%s %s was answered before".formatted(method(), path()));
    }
  }

  /**
   * @return false, and the answer dropped, when there was one before
   */
  boolean answerIfOpen(Answer answer) {
    if (!answered.compareAndSet(false, true)) {
      answer.body().release();
      return false;
    }
    if (eventLoop().inEventLoop()) {
      write(answer);
    } else {
      eventLoop().execute(() -> write(answer));
    }
    return true;
  }

  private void write(Answer answer) {
    body.release();
    if (context.isRemoved()) {
      // The client has gone.
      answer.body().release();
    } else {
      connection.write(context, answer);
    }
  }
}
