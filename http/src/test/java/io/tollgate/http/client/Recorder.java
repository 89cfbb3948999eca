package io.tollgate.http.client;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Notes what a receiver is told, and complains about what must not happen. */
class Recorder implements UpstreamReceiver {

  /** The end of a call: a failure, or an answer with its body. */
  record Outcome(
      @Nullable UpstreamFailure failure, int status, String body, HttpHeaders trailers) {}

  private final CountDownLatch headArrived = new CountDownLatch(1);
  final AtomicLong received = new AtomicLong();
  final AtomicInteger writables = new AtomicInteger();
  final List<String> order = new ArrayList<>();
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final StringBuilder body = new StringBuilder();
  private @Nullable HttpResponse head;

  @Override
  public void head(HttpResponse response) {
    if (head != null) {
      outcome.completeExceptionally(new AssertionError("Two heads"));
    }
    head = response;
    order.add("head");
    headArrived.countDown();
  }

  @Override
  public void content(ByteBuf content) {
    received.addAndGet(content.readableBytes());
    keep(content.toString(StandardCharsets.ISO_8859_1));
    content.release();
    order.add("content");
  }

  void keep(String piece) {
    body.append(piece);
  }

  @Override
  public void readComplete() {
    order.add("readComplete");
  }

  @Override
  public void end(HttpHeaders trailers) {
    order.add("end");
    finish(new Outcome(null, response().status().code(), body.toString(), trailers));
  }

  @Override
  public void failed(UpstreamFailure failure) {
    order.add("failed");
    int status = head == null ? 0 : head.status().code();
    finish(new Outcome(failure, status, body.toString(), new DefaultHttpHeaders()));
  }

  private void finish(Outcome result) {
    if (!outcome.complete(result)) {
      throw new AssertionError("Told the end twice: " + result);
    }
  }

  @Override
  public void writable() {
    writables.incrementAndGet();
  }

  boolean over() {
    return outcome.isDone();
  }

  HttpResponse response() {
    HttpResponse arrived = head;
    if (arrived == null) {
      throw new AssertionError("There was no head");
    }
    return arrived;
  }

  void awaitHead() {
    try {
      if (!headArrived.await(10, TimeUnit.SECONDS)) {
        throw new AssertionError("No head within 10 s; so far " + order);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  Outcome await() {
    try {
      return outcome.get(10, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("No end within 10 s; so far " + order, e);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  UpstreamFailure awaitFailure() {
    Outcome end = await();
    if (end.failure() == null) {
      throw new AssertionError("Did not fail but ended with " + end.status());
    }
    return end.failure();
  }
}
