package io.tollgate.gateway.listener;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.CallDriver;
import io.tollgate.gateway.call.ClientConnection;
import io.tollgate.gateway.call.OwnAnswer;
import io.tollgate.gateway.call.PayloadTooLarge;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.call.Refusal;
import io.tollgate.gateway.call.RequestLine;
import io.tollgate.gateway.call.Upstream;
import io.tollgate.gateway.policy.PolicyChain;
import io.tollgate.gateway.policy.ResponseReceiver;
import io.tollgate.gateway.response.GatewayRefusals;
import io.tollgate.gateway.routing.RoutedService;
import io.tollgate.gateway.routing.Router;
import io.tollgate.gateway.spool.SpooledBody;
import org.jspecify.annotations.Nullable;

/**
 * Takes one call through its phases: route, rewrite, access, content, upstream, answer (gateway.md,
 * 2.1). Lives on the event loop of its connection.
 */
final class Walk implements CallDriver, Router.Receiver {

  private final Reception reception;
  private final CallHandler handler;
  private final ChannelHandlerContext context;
  private final ClientAnswer answer;
  private final Call call;
  private final CallAccount account;
  private @Nullable RoutedService service;
  private @Nullable UpstreamLeg leg;
  private @Nullable BodyIntake intake;
  private Step step = Step.REWRITE;

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

  Reception reception() {
    return reception;
  }

  @Nullable RoutedService service() {
    return service;
  }

  /**
   * @param readable whether target and path make sense
   */
  void start(boolean readable) {
    if (!account.enter(handler.lag())) {
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
    answer.continueIfExpected(call.request());
    readOn();
  }

  /** Reads more from the client, if the call can take it now. */
  void readOn() {
    handler.updateReading(context);
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
      case PhaseOutcome.Answered(OwnAnswer own) -> OwnAnswers.answer(this, own);
    }
    return false;
  }

  private void send() {
    Upstream upstream = call.upstream();
    if (upstream == null) {
      refuse(GatewayRefusals.NO_UPSTREAM);
      return;
    }
    if (intake != null && intake.tooLarge()) {
      refuse(PayloadTooLarge.REQUEST);
      return;
    }
    answer.continueIfExpected(call.request());
    if (BodyIntake.needed(call)) {
      step = Step.COLLECT;
      intake().collect();
    } else {
      begin(upstream);
    }
  }

  /** All of the body is here. */
  void bodyIsWhole(long length) {
    Upstream upstream = call.upstream();
    if (step == Step.COLLECT && upstream != null) {
      call.headers().remove(HttpHeaderNames.TRANSFER_ENCODING);
      call.headers().set(HttpHeaderNames.CONTENT_LENGTH, length);
      begin(upstream);
    }
  }

  @Nullable SpooledBody spooledBody() {
    return intake == null ? null : intake.spooled();
  }

  private BodyIntake intake() {
    BodyIntake made = intake;
    if (made == null) {
      made = new BodyIntake(this, context.alloc(), reception.spool());
      intake = made;
    }
    return made;
  }

  private void begin(Upstream upstream) {
    step = Step.SENT;
    leg = new UpstreamLeg(this, reception);
    leg.begin(upstream);
  }

  /** Ends the call with a refusal; its head must not be written yet. */
  void refuse(Refusal refusal) {
    if (step != Step.ENDED) {
      OwnAnswers.refuse(this, refusal);
    }
  }

  /** Where the call stands, as operators call it. */
  String phase() {
    return step.shown(service != null);
  }

  /**
   * Makes a head the client's: debug headers, then the policies.
   *
   * @param then is told at once, unless a policy takes its time
   */
  void prepare(HttpResponse head, ResponseReceiver then) {
    HttpHeaders added = call.addedToAnswer();
    if (added != null) {
      head.headers().add(added);
    }
    if (service == null) {
      then.prepared(head, true);
    } else {
      service.chain().response(call, head, then);
    }
  }

  /** Whether {@link #prepare} may take its time. */
  boolean preparesLate() {
    return service != null && service.chain().respondsLate();
  }

  /** An own answer is on its way, whatever else happens to the call. */
  void decided() {
    step = Step.ENDED;
  }

  /** A piece of the request's body; handed over. */
  void body(ByteBuf piece) {
    BodyIntake taking = intake();
    taking.count(piece);
    if (leg != null) {
      if (step != Step.ENDED && !leg.isTunnel() && taking.tooLarge()) {
        leg.refuseBody();
      }
      leg.body(piece);
    } else if (step == Step.ENDED) {
      piece.release();
    } else {
      call.body().add(piece);
      bodyArrived();
    }
  }

  void bodyComplete(HttpHeaders trailers) {
    call.body().completed(trailers);
    if (leg != null) {
      leg.bodyComplete();
    } else if (step != Step.ENDED) {
      bodyArrived();
    }
  }

  private void bodyArrived() {
    if (intake != null) {
      intake.arrived();
    }
    if (call.body().inspectionEnds()) {
      call.resume();
    }
  }

  /** Whether the client's connection should be read now. */
  boolean wantsReading() {
    boolean tunnel = leg != null && leg.isTunnel();
    if (!tunnel && (call.body().complete() || step == Step.ENDED)) {
      return true;
    }
    if (leg != null) {
      return leg.takesBody();
    }
    return intake == null ? call.body().inspecting() : intake.takesMore();
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

  /** Open for long, perhaps: it counts among the calls in flight no more. */
  void tunnelBegins() {
    account.leave();
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
    if (intake != null) {
      intake.close();
    }
    account.leave();
    handler.over(this);
  }
}
