package io.tollgate.http.server;

import io.netty.channel.ChannelHandler;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.testkit.RawClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A server on a free port of the loopback, with loops of its own. */
final class ServerFixture implements AutoCloseable {

  final EventLoops loops = new EventLoops(2);
  final HttpServer server;

  ServerFixture(HttpLimits limits, RequestHandler handler) {
    this(limits, () -> new ApiHandler(handler, BodyLimit.SMALL));
  }

  ServerFixture(HttpLimits limits, Supplier<? extends ChannelHandler> handlers) {
    this(limits, BadRequestPage.EMPTY, handlers);
  }

  ServerFixture(
      HttpLimits limits, BadRequestPage page, Supplier<? extends ChannelHandler> handlers) {
    server =
        HttpServer.listen(
            loops,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            limits,
            page,
            handlers);
  }

  /** One that answers as {@link #echo} does and counts the requests that got so far. */
  static ServerFixture counting(AtomicInteger handled) {
    return new ServerFixture(
        HttpLimits.DEFAULT,
        exchange -> {
          handled.incrementAndGet();
          echo(exchange);
        });
  }

  /** Answers with method, path, query and body. */
  static void echo(Exchange exchange) {
    exchange.answer(
        Answer.of(
            200,
            "text/plain",
            "%s %s %s %s"
                .formatted(
                    exchange.method(),
                    exchange.path(),
                    exchange.query(),
                    exchange.body().toString(StandardCharsets.ISO_8859_1))));
  }

  RawClient client() {
    return new RawClient(server.address());
  }

  @Override
  public void close() {
    server.close();
    loops.close();
  }
}
