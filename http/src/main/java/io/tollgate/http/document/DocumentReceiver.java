package io.tollgate.http.document;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.tollgate.http.client.UpstreamExchange;
import io.tollgate.http.client.UpstreamFailure;
import io.tollgate.http.client.UpstreamFailure.Kind;
import io.tollgate.http.client.UpstreamFailure.Phase;
import io.tollgate.http.client.UpstreamReceiver;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Gathers one answer. Lives on the event loop of its call. */
final class DocumentReceiver implements UpstreamReceiver {

  private final String peer;
  private final int mostBytes;
  private final CompletableFuture<Document> answer;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private @Nullable UpstreamExchange exchange;
  private @Nullable HttpResponse head;

  DocumentReceiver(String peer, int mostBytes, CompletableFuture<Document> answer) {
    this.peer = peer;
    this.mostBytes = mostBytes;
    this.answer = answer;
  }

  void sent(UpstreamExchange begun, byte @Nullable [] content) {
    exchange = begun;
    if (content != null) {
      begun.write(Unpooled.wrappedBuffer(content));
    }
    begun.end();
  }

  void cancel() {
    if (exchange != null) {
      exchange.cancel();
    }
  }

  @Override
  public void head(HttpResponse arrived) {
    head = arrived;
  }

  @Override
  public void content(ByteBuf content) {
    int length = content.readableBytes();
    if (body.size() + length > mostBytes) {
      content.release();
      cancel();
      failed(
          new UpstreamFailure(
              Kind.BAD_ANSWER,
              Phase.RECEIVE_BODY,
              peer,
              "the answer is larger than " + mostBytes + " bytes"));
      return;
    }
    byte[] piece = new byte[length];
    content.readBytes(piece);
    content.release();
    body.write(piece, 0, length);
  }

  @Override
  public void readComplete() {}

  @Override
  public void writable() {}

  @Override
  public void end(HttpHeaders trailers) {
    if (head != null) {
      String type = head.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
      answer.complete(new Document(head.status().code(), type, body.toByteArray()));
    }
  }

  @Override
  public void failed(UpstreamFailure failure) {
    answer.completeExceptionally(new DocumentUnavailable(failure));
  }
}
