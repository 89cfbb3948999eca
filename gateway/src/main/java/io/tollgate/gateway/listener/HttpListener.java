package io.tollgate.gateway.listener;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.tollgate.gateway.call.OwnAnswer;
import io.tollgate.gateway.log.AccessLog;
import io.tollgate.gateway.meter.CallMeters;
import io.tollgate.gateway.proxy.UpstreamProxy;
import io.tollgate.gateway.refusal.LastRefusals;
import io.tollgate.gateway.routing.Router;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.Answer;
import io.tollgate.http.server.BadRequest;
import io.tollgate.http.server.ConnectionCounts;
import io.tollgate.http.server.HttpServer;
import io.tollgate.http.server.ListenFailure;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The socket that clients call. */
public final class HttpListener implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(HttpListener.class);

  private final HttpServer server;

  private HttpListener(HttpServer server) {
    this.server = server;
  }

  /**
   * Serves calls from now on.
   *
   * @param accessLog null writes none
   * @throws ListenFailure when the address is not to be had
   */
  public static HttpListener listen(
      ListenerSettings settings,
      EventLoops loops,
      Router router,
      UpstreamProxy proxy,
      CallMeters meters,
      LastRefusals refusals,
      @Nullable AccessLog accessLog) {
    Reception reception =
        new Reception(
            router, proxy, meters, accessLog, refusals, new InFlight(settings.callsInFlight()));
    return new HttpListener(
        HttpServer.listen(
            loops,
            settings.address(),
            settings.limits(),
            bad -> refused(bad, meters, refusals),
            () -> new CallHandler(reception)));
  }

  /** What is no valid HTTP never becomes a call. */
  private static Answer refused(BadRequest bad, CallMeters meters, LastRefusals refusals) {
    meters.answered(bad.status());
    String client = bad.peer().getAddress().getHostAddress();
    String id = refusals.addUnreadable(client, bad.reason(), bad.status());
    log.info("{}, client: {}, answered {}, request_id: {}", bad.reason(), client, bad.status(), id);
    OwnAnswer page = OwnAnswer.page(bad.status(), phrase(bad.status()));
    Answer answer = Answer.of(page.status(), "text/html", page.body());
    answer.headers().set(Walk.REQUEST_ID, id);
    return answer;
  }

  private static String phrase(int status) {
    return HttpResponseStatus.valueOf(status).reasonPhrase();
  }

  /** Where it listens, with the actual port. */
  public InetSocketAddress address() {
    return server.address();
  }

  public ConnectionCounts counts() {
    return server.counts();
  }

  /**
   * Accepts no more and ends connections as their calls are answered.
   *
   * @return completed when all are closed, with the number of those cut after the grace
   */
  public CompletableFuture<Integer> drain(Duration grace) {
    return server.drain(grace);
  }

  @Override
  public void close() {
    server.close();
  }
}
