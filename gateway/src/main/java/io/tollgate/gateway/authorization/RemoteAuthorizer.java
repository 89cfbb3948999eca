package io.tollgate.gateway.authorization;

import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import io.tollgate.gateway.call.Upstream;
import io.tollgate.gateway.meter.BackendMeters;
import io.tollgate.http.client.UpstreamClient;
import io.tollgate.http.client.UpstreamTimeouts;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.protocol.authorization.AuthorizationRequest;
import io.tollgate.protocol.authorization.Authorizer;
import java.util.List;

/**
 * Asks any 3scale-compatible backend with {@code GET /transactions/authrep.xml} (gateway.md, 3.1).
 * The call is not repeated, since it counts.
 */
final class RemoteAuthorizer implements Authorizer {

  static final String PATH = "/transactions/authrep.xml";

  private static final AsciiString OPTIONS = AsciiString.cached("3scale-options");

  private final Upstream backend;
  private final String path;
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
    this.path = stripSlash(backend.basePath()) + PATH;
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
    for (EventLoop loop : loops) {
      if (loop.inEventLoop()) {
        ask(loop, request, receiver);
        return;
      }
    }
    loops.getFirst().execute(() -> ask(loops.getFirst(), request, receiver));
  }

  private void ask(EventLoop loop, AuthorizationRequest request, Receiver receiver) {
    String target = path + "?" + BackendText.ENCODED.of(request);
    HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, target);
    head.headers()
        .set(HttpHeaderNames.HOST, backend.hostHeader())
        .set(HttpHeaderNames.USER_AGENT, userAgent)
        .set(OPTIONS, BackendText.OPTIONS);
    RemoteAnswer answer =
        new RemoteAnswer(receiver, meters, () -> path + "?" + BackendText.MASKED.of(request));
    answer.sent(client.begin(loop, backend.target(), timeouts, head, answer));
  }
}
