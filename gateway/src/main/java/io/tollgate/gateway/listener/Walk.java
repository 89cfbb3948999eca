package io.tollgate.gateway.listener;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.CallDriver;
import io.tollgate.gateway.call.ClientConnection;
import io.tollgate.gateway.call.OwnAnswer;
import io.tollgate.gateway.call.PayloadTooLarge;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.call.Refusal;
import io.tollgate.gateway.call.RefusalReason.Fault;
import io.tollgate.gateway.call.RequestLine;
import io.tollgate.gateway.call.Upstream;
import io.tollgate.gateway.call.UpstreamOptions;
import io.tollgate.gateway.log.ErrorLog;
import io.tollgate.gateway.policy.PolicyChain;
import io.tollgate.gateway.policy.PolicyFailure;
import io.tollgate.gateway.response.GatewayRefusals;
import io.tollgate.gateway.routing.RoutedService;
import io.tollgate.gateway.routing.Router;
import org.jspecify.annotations.Nullable;

/**
 * Takes one call through its phases: route, rewrite, access, content, upstream, answer (gateway.md,
 * 2.1). Lives on the event loop of its connection.
 */
final class Walk implements CallDriver, Router.Receiver {

  static final AsciiString REQUEST_ID = AsciiString.cached("X-Request-Id");

  private enum Step {
    REWRITE,
    ACCESS,
    CONTENT,
    /** Sent on to the upstream. */
    SENT,
    /** The client has its answer, or is gone. */
    ENDED
  }

  private final Reception reception;
  private final CallHandler handler;
  private final ChannelHandlerContext context;
  private final ClientAnswer answer;
  private final Call call;
  private final CallAccount account;
  private @Nullable RoutedService service;
  private @Nullable UpstreamLeg leg;
  private Step step = Step.REWRITE;
  private boolean continued;
  private long bodyBytes;

  Walk(
      Reception reception,
      CallHandler handler,
      ChannelHandlerContext context,
      ClientConnection connection,
      HttpRequest request,
      RequestLine line) {
    this.reception = reception;
    this.handler = handler;
    this.context = context;
    this.answer = new ClientAnswer(context, line.method().equals("HEAD"));
    this.call = new Call(context.channel().eventLoop(), this, connection, request, line);
    this.account = new CallAccount(reception);
  }

  Call call() {
    return call;
  }

  ClientAnswer answer() {
    return answer;
  }

  @Nullable RoutedService service() {
    return service;
  }

  /**
   * @param readable whether target and path make sense
   */
  void start(boolean readable) {
    if (!account.enter()) {
      refuse(GatewayRefusals.OVERLOADED);
    } else if (!readable) {
      refuse(GatewayRefusals.MALFORMED);
    } else {
      reception.router().route(call.line(), call.eventLoop(), this);
    }
  }

  @Override
  public void routedLater(@Nullable RoutedService found) {
    if (step != Step.ENDED) {
      routed(found);
      readComplete();
      readOn();
    }
  }

  @Override
  public void routed(@Nullable RoutedService found) {
    if (found == null) {
      refuse(GatewayRefusals.UNKNOWN_HOST);
    } else {
      service = found;
      call.service(found.configuration());
      proceed(found.chain());
    }
  }

  @Override
  public void resume(Call resumed) {
    if (service != null) {
      proceed(service.chain());
      // The read that would have flushed is over.
      readComplete();
      readOn();
    }
  }

  @Override
  public void readBody(Call reader) {
    continueIfExpected();
    readOn();
  }

  /** Reads more from the client, if the call can take it now. */
  void readOn() {
    handler.updateReading(context);
  }

  /** The client may wait for leave to send its body. */
  private void continueIfExpected() {
    if (!continued && HttpUtil.is100ContinueExpected(call.request())) {
      continued = true;
      context.writeAndFlush(
          new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE),
          context.voidPromise());
    }
  }

  private void proceed(PolicyChain chain) {
    if (step == Step.REWRITE && passes(chain.rewrite(call))) {
      step = Step.ACCESS;
    }
    if (step == Step.ACCESS && passes(chain.access(call))) {
      step = Step.CONTENT;
    }
    if (step == Step.CONTENT && passes(chain.content(call))) {
      send();
    }
  }

  private boolean passes(PhaseOutcome outcome) {
    switch (outcome) {
      case PhaseOutcome.Continue _ -> {
        return true;
      }
      case PhaseOutcome.Suspended _ -> {}
      case PhaseOutcome.Refused(Refusal refusal) -> refuse(refusal);
      case PhaseOutcome.Answered(OwnAnswer own) -> {
        if (own.status() >= 400) {
          reception.refusals().add(call, phase(), own);
        }
        answerWith(own, true);
      }
    }
    return false;
  }

  private void send() {
    Upstream upstream = call.upstream();
    if (upstream == null) {
      refuse(GatewayRefusals.NO_UPSTREAM);
      return;
    }
    if (bodyTooLarge()) {
      refuse(PayloadTooLarge.REQUEST);
      return;
    }
    step = Step.SENT;
    continueIfExpected();
    leg = new UpstreamLeg(this, reception);
    leg.begin(upstream);
  }

  /** Ends the call with a refusal; its head must not be written yet. */
  void refuse(Refusal refusal) {
    // An upstream's failure is told with its cause by whoever saw it.
    if (refusal.reason().fault() != Fault.UPSTREAM) {
      ErrorLog.refused(call, refusal);
    }
    reception.refusals().add(call, phase(), refusal);
    answerWith(refusal.answer(), true);
  }

  /** Where the call stands, as operators call it. */
  private String phase() {
    return switch (step) {
      case REWRITE -> service == null ? "route" : "rewrite";
      case ACCESS -> "access";
      case CONTENT -> "content";
      case SENT, ENDED -> "upstream";
    };
  }

  /** A policy failed over the upstream's answer, whose head is not written yet. */
  void policyFailed() {
    reception.refusals().add(call, phase(), PolicyFailure.REFUSAL);
    answerWith(PolicyFailure.REFUSAL.answer(), false);
  }

  private void answerWith(OwnAnswer own, boolean changeable) {
    FullHttpResponse response = ClientAnswer.spell(own);
    response.headers().set(REQUEST_ID, call.requestId());
    if (changeable && !prepare(response)) {
      response.release();
      policyFailed();
      return;
    }
    answer.begin(response);
    end();
    answer.write(response);
  }

  /**
   * Makes a head the client's: debug headers, then the policies.
   *
   * @return false when a policy failed
   */
  boolean prepare(HttpResponse head) {
    HttpHeaders added = call.addedToAnswer();
    if (added != null) {
      head.headers().add(added);
    }
    return service == null || service.chain().response(call, head);
  }

  /** A piece of the request's body; handed over. */
  void body(ByteBuf piece) {
    bodyBytes += piece.readableBytes();
    if (leg != null) {
      if (step != Step.ENDED && bodyTooLarge()) {
        leg.refuseBody();
      }
      leg.body(piece);
    } else if (step == Step.ENDED) {
      piece.release();
    } else {
      call.body().add(piece);
      resumeIfInspected();
    }
  }

  private boolean bodyTooLarge() {
    UpstreamOptions options = call.upstreamOptions();
    return options != null && bodyBytes > options.requestBytes();
  }

  void bodyComplete() {
    call.body().completed();
    if (leg != null) {
      leg.bodyComplete();
    } else {
      resumeIfInspected();
    }
  }

  private void resumeIfInspected() {
    if (call.body().inspectionEnds()) {
      call.resume();
    }
  }

  /** Whether the client's connection should be read now. */
  boolean wantsReading() {
    if (call.body().complete() || step == Step.ENDED) {
      return true;
    }
    return leg == null ? call.body().inspecting() : leg.takesBody();
  }

  /** One read of the client's connection is over. */
  void readComplete() {
    if (leg != null) {
      leg.flushBody();
    }
  }

  void writabilityChanged(boolean writable) {
    if (leg != null) {
      leg.clientWritable(writable);
    }
  }

  /** The client closed its connection. */
  void clientGone() {
    if (step != Step.ENDED && (leg == null || leg.clientGone())) {
      end();
    }
  }

  /** The request came to a bad end; the server answers and logs it. */
  void broken() {
    if (step != Step.ENDED) {
      if (leg != null) {
        leg.cancel();
      }
      release();
      tellPolicies();
    }
  }

  /**
   * The client has its answer, or will never get one. To be called before the answer's last write,
   * since that may bring on the connection's next call.
   */
  void end() {
    release();
    account.close(call, answer, service);
    tellPolicies();
  }

  private void tellPolicies() {
    if (service != null) {
      service.chain().finished(call);
    }
  }

  private void release() {
    step = Step.ENDED;
    call.body().release();
    account.leave();
  }
}
