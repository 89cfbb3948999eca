package io.tollgate.gateway.listener;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.tollgate.gateway.call.PayloadTooLarge;
import io.tollgate.gateway.call.Upstream;
import io.tollgate.gateway.call.UpstreamOptions;
import io.tollgate.gateway.log.FailureText;
import io.tollgate.gateway.policy.ResponseReceiver;
import io.tollgate.gateway.proxy.Attempts;
import io.tollgate.gateway.proxy.ResponseHeaders;
import io.tollgate.gateway.proxy.Trailers;
import io.tollgate.gateway.proxy.UpstreamRefusals;
import io.tollgate.gateway.response.GatewayRefusals;
import io.tollgate.http.client.UpstreamExchange;
import io.tollgate.http.client.UpstreamFailure;
import io.tollgate.http.client.UpstreamFailure.Kind;
import io.tollgate.http.client.UpstreamReceiver;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a call's walk that leads to the upstream and back: bodies pass in both directions as
 * fast as the slower side takes them.
 */
final class UpstreamLeg extends BodyFlow implements UpstreamReceiver, ResponseReceiver {

  private final ClientAnswer answer;
  private final Reception reception;
  private final LegAccount account;
  private final @Nullable HeldAnswer late;
  private @Nullable Upstream upstream;
  private @Nullable HttpRequest request;
  private @Nullable Attempts attempts;
  private long mostBytes = Long.MAX_VALUE;
  private boolean headWritten;
  private boolean tunnel;
  private boolean abandoned;
  private boolean over;

  UpstreamLeg(Walk walk, Reception reception) {
    super(walk);
    this.answer = walk.answer();
    this.reception = reception;
    this.account = new LegAccount(walk, reception.meters());
    this.late = walk.preparesLate() ? new HeldAnswer(this) : null;
  }

  /** Sends the call on, with as much of its body as is here. */
  void begin(Upstream chosen) {
    upstream = chosen;
    account.begins(chosen);
    UpstreamOptions options = call.upstreamOptions();
    if (options != null) {
      mostBytes = options.responseBytes();
    }
    request = reception.proxy().request(call, chosen);
    Attempts possible = reception.proxy().attempts(call);
    if (possible != null) {
      attempts = possible;
      keep(new KeptBody(walk, possible.byPolicy() ? reception.spool() : null));
    }
    send(chosen, request);
  }

  private void send(Upstream chosen, HttpRequest head) {
    if (over) {
      return;
    }
    Attempts mayFail = attempts;
    UpstreamReceiver receiver = late == null ? this : late;
    UpstreamExchange begun =
        reception
            .proxy()
            .forward(call, chosen, head, receiver, mayFail == null ? List.of() : mayFail.tried());
    begin(begun);
  }

  @Override
  void bodyUnreadable() {
    if (over) {
      return;
    }
    if (headWritten) {
      cut("the request's body cannot be read from the spool");
    } else {
      cancel();
      walk.refuse(GatewayRefusals.SPOOL_FULL);
    }
  }

  /** Sends the call again, from the start. */
  private void sendAgain() {
    stop();
    Upstream failed = upstream;
    HttpRequest head = request;
    if (failed != null && head != null) {
      Upstream chosen = after(failed);
      call.eventLoop()
          .execute(
              () -> {
                send(chosen, head);
                walk.readOn();
              });
    }
  }

  private Upstream after(Upstream failed) {
    UpstreamOptions options = call.upstreamOptions();
    if (options == null || options.others() == null) {
      return failed;
    }
    Upstream next = options.others().apply(failed);
    upstream = next;
    call.upstream(next);
    account.goesTo(next);
    return next;
  }

  /** A piece of the request's body; handed over. */
  void body(ByteBuf piece) {
    if (over) {
      piece.release();
    } else {
      pass(piece);
    }
  }

  void flushBody() {
    if (exchange != null && (tunnel || !call.body().complete())) {
      exchange.flush();
    }
  }

  /** Whether the bytes that come and go are another protocol's. */
  boolean isTunnel() {
    return tunnel;
  }

  /** Whether nothing more is awaited from the upstream. */
  boolean isOver() {
    return over;
  }

  boolean takesBody() {
    return over || takesMore();
  }

  void clientWritable(boolean writable) {
    if (exchange == null) {
      return;
    }
    if (writable) {
      exchange.resume();
    } else {
      exchange.pause();
    }
  }

  /**
   * The client does not wait any more. Between the complete request and the answer's head the call
   * goes on, so that what was counted is also done (gateway.md, ruling 11).
   *
   * @return whether the call is over with that
   */
  boolean clientGone() {
    if (call.body().complete() && !headWritten && (late == null || !late.isHolding())) {
      abandoned = true;
      return false;
    }
    cancel();
    return true;
  }

  void cancel() {
    over = true;
    forgetBody();
    if (exchange != null) {
      exchange.cancel();
    }
  }

  @Override
  public void head(HttpResponse head) {
    if (abandoned) {
      cancel();
      walk.end();
      return;
    }
    UpstreamExchange answering = exchange;
    if (attempts != null && answering != null) {
      if (!isBodyLost() && attempts.again(head.status().code(), answering.peer())) {
        answering.cancel();
        account.trouble("upstream answered " + head.status().code() + " and is tried again");
        sendAgain();
        return;
      }
      forgetBody();
    }
    if (!ResponseHeaders.prepare(head, call.upstreamOptions())) {
      cancel();
      account.trouble("upstream switched protocols without being asked to");
      walk.refuse(UpstreamRefusals.of(Kind.BAD_ANSWER));
    } else if (mostBytes < Long.MAX_VALUE && HttpUtil.getContentLength(head, 0L) > mostBytes) {
      cancel();
      walk.refuse(PayloadTooLarge.RESPONSE);
    } else {
      prepare(head);
    }
  }

  private void prepare(HttpResponse head) {
    if (late != null) {
      late.hold(exchange);
    }
    walk.prepare(head, late == null ? this : late);
  }

  @Override
  public void prepared(HttpResponse head, boolean fine) {
    if (!fine) {
      cancel();
      OwnAnswers.policyFailed(walk);
      return;
    }
    headWritten = true;
    tunnel = ResponseHeaders.isUpgrade(head);
    if (tunnel) {
      mostBytes = Long.MAX_VALUE;
      walk.tunnelBegins();
    }
    answer.writeHead(head);
    if (tunnel) {
      answer.flush();
      walk.readOn();
    }
  }

  @Override
  public void content(ByteBuf content) {
    if (answer.bodyBytes() + content.readableBytes() > mostBytes) {
      content.release();
      cut("upstream sent a larger body than payload_limits allow");
    } else {
      answer.writeContent(content);
    }
  }

  /** The request's body is larger than it may be: the upstream shall not take it for complete. */
  void refuseBody() {
    if (headWritten) {
      cut("client sent a larger body than payload_limits allow");
    } else {
      cancel();
      walk.refuse(PayloadTooLarge.REQUEST);
    }
  }

  /** Ends a call whose answer is on its way. */
  private void cut(String cause) {
    cancel();
    brokenOff(cause);
  }

  private void brokenOff(String cause) {
    account.trouble(cause);
    account.answered();
    walk.end();
    answer.abort();
  }

  @Override
  public void readComplete() {
    answer.flush();
  }

  @Override
  public void end(HttpHeaders trailers) {
    over = true;
    account.answered();
    walk.end();
    answer.end(Trailers.passed(call, trailers));
  }

  @Override
  public void failed(UpstreamFailure failure) {
    String cause = FailureText.of(failure);
    account.failedAt(failure.peer());
    if (attempts != null
        && !headWritten
        && !abandoned
        && !isBodyLost()
        && attempts.again(failure)) {
      account.trouble(cause);
      sendAgain();
      return;
    }
    over = true;
    call.markUpstreamFailed();
    forgetBody();
    if (headWritten) {
      brokenOff(cause);
    } else if (abandoned) {
      account.trouble(cause);
      walk.end();
    } else {
      account.trouble(cause);
      walk.refuse(UpstreamRefusals.of(failure.kind()));
    }
  }

  @Override
  public void writable() {
    sendOn();
  }
}
