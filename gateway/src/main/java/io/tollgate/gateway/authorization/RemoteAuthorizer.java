package io.tollgate.gateway.authorization;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import io.tollgate.gateway.call.Upstream;
import io.tollgate.gateway.meter.BackendMeters;
import io.tollgate.gateway.meter.BackendMeters.Endpoint;
import io.tollgate.http.client.UpstreamClient;
import io.tollgate.http.client.UpstreamTimeouts;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.protocol.authorization.AuthorizationDecision.Unavailable;
import io.tollgate.protocol.authorization.AuthorizationRequest;
import io.tollgate.protocol.authorization.Authorizer;
import io.tollgate.protocol.authorization.ReportOutcome;
import io.tollgate.protocol.authorization.UsageReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks any 3scale-compatible backend over its API (gateway.md, 3.1 and 3.9). What counts is not
 * repeated.
 */
final class RemoteAuthorizer implements Authorizer {

  private static final AsciiString OPTIONS = AsciiString.cached("3scale-options");

  private final Upstream backend;
  private final String transactions;
  private final UpstreamClient client;
  private final UpstreamTimeouts timeouts;
  private final List<EventLoop> loops;
  private final String userAgent;
  private final BackendMeters meters;

  RemoteAuthorizer(
      Upstream backend,
      UpstreamClient client,
      UpstreamTimeouts timeouts,
      EventLoops loops,
      String userAgent,
      BackendMeters meters) {
    this.backend = backend;
    this.transactions = stripSlash(backend.basePath()) + "/transactions";
    this.client = client;
    this.timeouts = timeouts;
    this.loops = loops.all();
    this.userAgent = userAgent;
    this.meters = meters;
  }

  private static String stripSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  @Override
  public void authorizeAndReport(AuthorizationRequest request, Receiver receiver) {
    ask(request.options().oauth() ? "/oauth_authrep.xml" : "/authrep.xml", request, receiver);
  }

  @Override
  public void authorize(AuthorizationRequest request, Receiver receiver) {
    ask(request.options().oauth() ? "/oauth_authorize.xml" : "/authorize.xml", request, receiver);
  }

  private void ask(String endpoint, AuthorizationRequest request, Receiver receiver) {
    String path = transactions + endpoint;
    HttpRequest head = head(HttpMethod.GET, path + "?" + BackendText.ENCODED.of(request));
    head.headers().set(OPTIONS, BackendText.options(request.options()));
    send(
        head,
        null,
        new RemoteAnswer(
            new RemoteDecision(receiver, request.options().plan()),
            meters,
            endpoint.endsWith("authrep.xml") ? Endpoint.AUTHREP : Endpoint.AUTH,
            () -> path + "?" + BackendText.MASKED.of(request)));
  }

  @Override
  public void report(UsageReport report, ReportReceiver receiver) {
    String target = transactions + ".xml?" + BackendText.ENCODED.sender(report);
    byte[] form = BackendText.ENCODED.transactions(report).getBytes(StandardCharsets.US_ASCII);
    HttpRequest head = head(HttpMethod.POST, target);
    head.headers()
        .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_X_WWW_FORM_URLENCODED)
        .set(HttpHeaderNames.CONTENT_LENGTH, form.length);
    send(
        head,
        form,
        new RemoteAnswer(
            new RemoteReceipt(receiver),
            meters,
            Endpoint.REPORT,
            () -> transactions + ".xml?" + BackendText.MASKED.sender(report)));
  }

  private HttpRequest head(HttpMethod method, String target) {
    HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, target);
    head.headers()
        .set(HttpHeaderNames.HOST, backend.hostHeader())
        .set(HttpHeaderNames.USER_AGENT, userAgent);
    return head;
  }

  private void send(HttpRequest head, byte @Nullable [] form, RemoteAnswer answer) {
    onLoop(
        loop -> {
          ByteBuf content = form == null ? null : Unpooled.wrappedBuffer(form);
          answer.sent(client.begin(loop, backend.target(), timeouts, head, answer), content);
        });
  }

  /** On the event loop that asks, or any if none does. */
  private void onLoop(Consumer<EventLoop> task) {
    for (EventLoop loop : loops) {
      if (loop.inEventLoop()) {
        task.accept(loop);
        return;
      }
    }
    loops.getFirst().execute(() -> task.accept(loops.getFirst()));
  }

  /**
   * @param withPlan whether the plan is read from the body
   */
  private record RemoteDecision(Receiver receiver, boolean withPlan)
      implements RemoteAnswer.Reader {

    @Override
    public void answered(int status, HttpHeaders headers, String body) {
      receiver.decided(BackendAnswer.interpret(status, headers, body, withPlan));
    }

    @Override
    public void unanswered(String cause) {
      receiver.decided(new Unavailable(cause));
    }
  }

  private record RemoteReceipt(ReportReceiver receiver) implements RemoteAnswer.Reader {

    @Override
    public void answered(int status, HttpHeaders headers, String body) {
      receiver.reported(BackendAnswer.receipt(status, headers, body));
    }

    @Override
    public void unanswered(String cause) {
      receiver.reported(new ReportOutcome.Unavailable(cause));
    }
  }
}
