package io.tollgate.http.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.name.NameResolver;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** A client on one loop, and blocking ways to use it from a test. */
final class ClientFixture implements AutoCloseable {

  static final UpstreamTimeouts SHORT =
      new UpstreamTimeouts(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(300));

  final EventLoops loops = new EventLoops(1);
  final EventLoop loop = loops.next();
  final UpstreamClient client;

  ClientFixture() {
    this(UpstreamLimits.DEFAULT, Optional.empty());
  }

  ClientFixture(UpstreamLimits limits) {
    this(limits, Optional.empty());
  }

  ClientFixture(UpstreamLimits limits, Optional<Path> trusted) {
    this(limits, trusted, List.of());
  }

  /** With names from a test's own DNS server. */
  ClientFixture(InetSocketAddress nameServer) {
    this(UpstreamLimits.DEFAULT, Optional.empty(), List.of(nameServer));
  }

  /** With calls that leave through proxies. */
  ClientFixture(OutgoingProxies proxies, Optional<Path> trusted) {
    this(UpstreamLimits.DEFAULT, tls(trusted), List.of(), proxies);
  }

  /** That speaks TLS like this. */
  ClientFixture(UpstreamTls tls) {
    this(UpstreamLimits.DEFAULT, tls, List.of(), OutgoingProxies.NONE);
  }

  private static UpstreamTls tls(Optional<Path> trusted) {
    return new UpstreamTls(trusted, Optional.empty(), true);
  }

  private ClientFixture(
      UpstreamLimits limits, Optional<Path> trusted, List<InetSocketAddress> nameServers) {
    this(limits, tls(trusted), nameServers, OutgoingProxies.NONE);
  }

  private ClientFixture(
      UpstreamLimits limits,
      UpstreamTls tls,
      List<InetSocketAddress> nameServers,
      OutgoingProxies proxies) {
    client = new UpstreamClient(loops, new NameResolver(loops, nameServers), tls, limits, proxies);
  }

  static UpstreamTarget local(int port) {
    return UpstreamTarget.cleartext("127.0.0.1", port, "");
  }

  static HttpRequest request(HttpMethod method, String target) {
    HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, target);
    request.headers().set("Host", "upstream");
    return request;
  }

  static ByteBuf bytes(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
  }

  UpstreamExchange begin(UpstreamTarget target, HttpRequest request, UpstreamReceiver receiver) {
    return begin(target, UpstreamTimeouts.DEFAULT, request, receiver);
  }

  UpstreamExchange begin(
      UpstreamTarget target,
      UpstreamTimeouts timeouts,
      HttpRequest request,
      UpstreamReceiver receiver) {
    return onLoop(() -> client.begin(loop, target, timeouts, request, receiver));
  }

  /** A GET, sent. */
  Recorder get(UpstreamTarget target) {
    return get(target, UpstreamTimeouts.DEFAULT);
  }

  Recorder get(UpstreamTarget target, UpstreamTimeouts timeouts) {
    return send(target, timeouts, request(HttpMethod.GET, "/"));
  }

  /** So many GETs, sent in one turn of the loop. */
  List<Recorder> getAtOnce(UpstreamTarget target, int count) {
    List<Recorder> calls = IntStream.range(0, count).mapToObj(_ -> new Recorder()).toList();
    onLoop(
        () ->
            calls.forEach(
                call ->
                    client
                        .begin(
                            loop,
                            target,
                            UpstreamTimeouts.DEFAULT,
                            request(HttpMethod.GET, "/"),
                            call)
                        .end()));
    return calls;
  }

  /** A request without body, sent. */
  Recorder send(UpstreamTarget target, UpstreamTimeouts timeouts, HttpRequest request) {
    Recorder recorder = new Recorder();
    onLoop(
        () -> {
          client.begin(loop, target, timeouts, request, recorder).end();
          return recorder;
        });
    return recorder;
  }

  <T> T onLoop(Callable<T> work) {
    return loop.submit(work).syncUninterruptibly().getNow();
  }

  void onLoop(Runnable work) {
    loop.submit(work).syncUninterruptibly();
  }

  @Override
  public void close() {
    client.close();
    loops.close();
  }
}
