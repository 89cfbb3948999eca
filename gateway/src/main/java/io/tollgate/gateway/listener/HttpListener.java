package io.tollgate.gateway.listener;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.tollgate.gateway.call.OwnAnswer;
import io.tollgate.gateway.log.AccessLog;
import io.tollgate.gateway.meter.CallMeters;
import io.tollgate.gateway.proxy.UpstreamProxy;
import io.tollgate.gateway.refusal.LastRefusals;
import io.tollgate.gateway.routing.RoutedService;
import io.tollgate.gateway.routing.Router;
import io.tollgate.gateway.spool.Spool;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.Answer;
import io.tollgate.http.server.BadRequest;
import io.tollgate.http.server.ConnectionCounts;
import io.tollgate.http.server.Entrance;
import io.tollgate.http.server.HttpServer;
import io.tollgate.http.server.ListenFailure;
import io.tollgate.http.tls.ServerTls;
import io.tollgate.http.tls.TlsTerms;
import io.tollgate.http.tls.UnusableCertificate;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sockets that clients call: one in the clear, one that speaks TLS, or both. */
public final class HttpListener implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(HttpListener.class);

  private static final Duration LOOK_AT_FILES = Duration.ofSeconds(10);

  private final List<HttpServer> servers;
  private final Optional<ServerTls> tls;

  private HttpListener(List<HttpServer> servers, Optional<ServerTls> tls) {
    this.servers = servers;
    this.tls = tls;
  }

  /**
   * Serves calls from now on.
   *
   * @param accessLog null writes none
   * @param clock what the validity of certificates is judged by
   * @throws ListenFailure when an address is not to be had
   * @throws UnusableCertificate when a certificate cannot be served
   */
  public static HttpListener listen(
      ListenerSettings settings,
      EventLoops loops,
      Router router,
      UpstreamProxy proxy,
      CallMeters meters,
      LastRefusals refusals,
      @Nullable AccessLog accessLog,
      InstantSource clock)
      throws UnusableCertificate {
    Reception reception =
        new Reception(
            router,
            proxy,
            meters,
            accessLog,
            refusals,
            loops,
            new AtomicLong(),
            !settings.refusesEncodedSlash(),
            new InFlight(settings.callsInFlight(), settings.mostLag()),
            new Spool(settings.spool()));
    List<Entrance> entrances = new ArrayList<>();
    if (settings.opensClear()) {
      entrances.add(new Entrance(settings.address(), Optional.empty(), settings.announced()));
    }
    Optional<ServerTls> tls = Optional.empty();
    if (settings.secure().isPresent()) {
      SecureListening secure = settings.secure().get();
      tls = Optional.of(tls(secure, router, clock));
      entrances.add(new Entrance(secure.address(), tls, secure.announced()));
    }
    HttpListener listener = new HttpListener(new ArrayList<>(), tls);
    try {
      for (Entrance entrance : entrances) {
        listener.servers.add(
            HttpServer.listen(
                loops,
                entrance,
                settings.limits(),
                bad -> refused(bad, meters, refusals),
                () -> new CallHandler(reception)));
      }
      return listener;
    } catch (ListenFailure e) {
      listener.close();
      throw e;
    }
  }

  private static ServerTls tls(SecureListening secure, Router router, InstantSource clock)
      throws UnusableCertificate {
    return ServerTls.load(
        secure.certificates(),
        new TlsTerms(true, secure.clients()),
        host -> {
          RoutedService owner = router.ownerOf(host);
          return owner == null ? null : owner.chain().certificate();
        },
        clock,
        LOOK_AT_FILES);
  }

  /** What is no valid HTTP never becomes a call. */
  private static Answer refused(BadRequest bad, CallMeters meters, LastRefusals refusals) {
    meters.answered(bad.status());
    String client = bad.peer().getAddress().getHostAddress();
    String id = refusals.addUnreadable(client, bad.reason(), bad.status());
    log.info("{}, client: {}, answered {}, request_id: {}", bad.reason(), client, bad.status(), id);
    OwnAnswer page = OwnAnswer.page(bad.status(), phrase(bad.status()));
    Answer answer = Answer.of(page.status(), "text/html", page.body());
    answer.headers().set(OwnAnswers.REQUEST_ID, id);
    return answer;
  }

  private static String phrase(int status) {
    return HttpResponseStatus.valueOf(status).reasonPhrase();
  }

  /** Where it listens, with the actual port: in the clear, unless there is TLS only. */
  public InetSocketAddress address() {
    return servers.getFirst().address();
  }

  /** Where it listens for TLS, with the actual port; empty when it does not. */
  public Optional<InetSocketAddress> secureAddress() {
    return tls.map(_ -> servers.getLast().address());
  }

  public ConnectionCounts counts() {
    return servers.stream()
        .map(HttpServer::counts)
        .reduce(ConnectionCounts.NONE, ConnectionCounts::plus);
  }

  /**
   * Accepts no more and ends connections as their calls are answered.
   *
   * @return completed when all are closed, with the number of those cut after the grace
   */
  public CompletableFuture<Integer> drain(Duration grace) {
    return servers.stream()
        .map(server -> server.drain(grace))
        .reduce((one, other) -> one.thenCombine(other, Integer::sum))
        .orElseThrow();
  }

  @Override
  public void close() {
    servers.forEach(HttpServer::close);
    tls.ifPresent(ServerTls::close);
  }
}
