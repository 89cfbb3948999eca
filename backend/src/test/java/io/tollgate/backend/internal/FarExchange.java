package io.tollgate.backend.internal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.tollgate.http.server.Answer;
import io.tollgate.http.server.Exchange;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;

/** A request for {@code /internal/check.json} by user u, password p, from wherever a test likes. */
final class FarExchange implements Exchange {

  final CompletableFuture<Answer> answered = new CompletableFuture<>();
  private final InetSocketAddress peer;

  FarExchange(String peer) throws UnknownHostException {
    this.peer = new InetSocketAddress(InetAddress.getByName(peer), 40_000);
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return "/internal/check.json";
  }

  @Override
  public String query() {
    return "";
  }

  @Override
  public HttpHeaders headers() {
    return new DefaultHttpHeaders().set("Authorization", InternalFixture.basic("u", "p"));
  }

  @Override
  public ByteBuf body() {
    return Unpooled.EMPTY_BUFFER;
  }

  @Override
  public InetSocketAddress peer() {
    return peer;
  }

  @Override
  public boolean encrypted() {
    return false;
  }

  @Override
  public EventLoop eventLoop() {
    throw new UnsupportedOperationException("no loop is needed to answer");
  }

  @Override
  public void answer(Answer answer) {
    answered.complete(answer);
  }
}
