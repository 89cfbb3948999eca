package io.tollgate.backend.internal;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.tollgate.backend.internal.route.Reply;
import io.tollgate.backend.internal.route.RouteTable;
import io.tollgate.http.server.Answer;
import io.tollgate.http.server.Exchange;
import io.tollgate.http.server.RequestHandler;
import java.util.concurrent.Semaphore;

/**
 * The internal API behind its credentials. Each request is answered on a thread of its own, since
 * its work waits for files.
 */
public final class InternalApi implements RequestHandler {

  /** What all its paths begin with. */
  public static final String PATH = "/internal";

  /** Most requests at a time; each may have a body of megabytes. */
  private static final int MAX_IN_FLIGHT = 256;

  private final BasicCredentials credentials;
  private final boolean remote;
  private final RouteTable routes;
  private final Semaphore inFlight = new Semaphore(MAX_IN_FLIGHT);

  /**
   * @param remote whether peers on other machines are answered, too
   */
  public InternalApi(BasicCredentials credentials, boolean remote, RouteTable routes) {
    this.credentials = credentials;
    this.remote = remote;
    this.routes = routes;
  }

  /** Whether a path is one of this API, known or not. */
  public static boolean owns(String path) {
    return path.startsWith(PATH)
        && (path.length() == PATH.length() || path.charAt(PATH.length()) == '/');
  }

  @Override
  public void handle(Exchange exchange) {
    if (!remote && !exchange.peer().getAddress().isLoopbackAddress()) {
      exchange.answer(
          answer(
              Reply.of(403, "forbidden")
                  .with(
                      "error",
                      "the internal API answers its own machine only, unless"
                          + " backend.internal-remote is true")));
    } else if (!credentials.accept(exchange.headers().get(HttpHeaderNames.AUTHORIZATION))) {
      exchange.answer(unauthorized());
    } else if (!inFlight.tryAcquire()) {
      exchange.answer(
          answer(Reply.error(503, MAX_IN_FLIGHT + " requests are being answered: try again")));
    } else {
      answerElsewhere(exchange);
    }
  }

  private void answerElsewhere(Exchange exchange) {
    byte[] body = ByteBufUtil.getBytes(exchange.body());
    Thread.ofVirtual()
        .name("internal-api")
        .start(() -> exchange.answer(answer(reply(exchange, body))));
  }

  private Reply reply(Exchange exchange, byte[] body) {
    try {
      String path = exchange.path().substring(PATH.length());
      return routes.answer(exchange.method(), path, exchange.query(), body);
    } finally {
      inFlight.release();
    }
  }

  private static Answer answer(Reply reply) {
    Answer answer = Answer.of(reply.status(), "application/json", reply.body().toString());
    if (reply.status() == 503) {
      answer.headers().set(HttpHeaderNames.RETRY_AFTER, "1");
    }
    return answer;
  }

  private static Answer unauthorized() {
    Answer answer = Answer.of(401, "text/plain", "");
    answer.headers().set(HttpHeaderNames.WWW_AUTHENTICATE, "Basic realm=\"\"");
    return answer;
  }
}
