package io.tollgate.gateway.listener;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.tollgate.gateway.policy.ResponseReceiver;
import io.tollgate.http.client.UpstreamExchange;
import io.tollgate.http.client.UpstreamFailure;
import io.tollgate.http.client.UpstreamReceiver;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Stands between an upstream and the leg of a call whose policies take their time over the answer's
 * head: what follows the head waits here, and no more is read.
 */
final class HeldAnswer implements UpstreamReceiver, ResponseReceiver {

  private final UpstreamLeg leg;
  private final Queue<Runnable> held = new ArrayDeque<>();
  private boolean holding;
  private @Nullable UpstreamExchange exchange;

  HeldAnswer(UpstreamLeg leg) {
    this.leg = leg;
  }

  /** From now on everything waits, until the head is prepared. */
  void hold(@Nullable UpstreamExchange answering) {
    holding = true;
    exchange = answering;
    if (answering != null) {
      answering.pause();
    }
  }

  /** Whether the answer's head has come. */
  boolean isHolding() {
    return holding;
  }

  @Override
  public void prepared(HttpResponse head, boolean fine) {
    holding = false;
    if (!leg.isOver()) {
      leg.prepared(head, fine);
    }
    for (Runnable event = held.poll(); event != null; event = held.poll()) {
      event.run();
    }
    if (!leg.isOver()) {
      leg.readComplete();
    }
    if (exchange != null) {
      exchange.resume();
    }
  }

  @Override
  public void head(HttpResponse head) {
    leg.head(head);
  }

  @Override
  public void content(ByteBuf content) {
    if (holding) {
      held.add(() -> content(content));
    } else if (leg.isOver()) {
      content.release();
    } else {
      leg.content(content);
    }
  }

  @Override
  public void readComplete() {
    if (!holding) {
      leg.readComplete();
    }
  }

  @Override
  public void end(HttpHeaders trailers) {
    if (holding) {
      held.add(() -> end(trailers));
    } else if (!leg.isOver()) {
      leg.end(trailers);
    }
  }

  @Override
  public void failed(UpstreamFailure failure) {
    if (holding) {
      held.add(() -> failed(failure));
    } else if (!leg.isOver()) {
      leg.failed(failure);
    }
  }

  @Override
  public void writable() {
    leg.writable();
  }
}
