package io.tollgate.http.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.tls.ServerTls;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A listening socket that speaks HTTP/1.1, and HTTP/2 where its TLS offers that, within its limits
 * (gateway contract 8.1 to 8.3).
 *
 * <p>Each connection, or stream of HTTP/2, gets a handler from its owner. It receives {@code
 * HttpRequest}, {@code HttpContent} and {@code LastHttpContent}, one request at a time, {@code
 * channelReadComplete} as the moment to flush, and possibly {@link RequestBroken}. It writes an
 * {@link Answer}, or {@code HttpResponse}, content ({@code HttpContent} or plain {@code ByteBuf})
 * and {@code LastHttpContent}; framing, {@code Connection} and HTTP/1.0 are seen to. After a head
 * with status 101, {@code ByteBuf}s go through both ways.
 */
public final class HttpServer implements AutoCloseable {

  private static final long LOOK_MILLIS = 20;

  private final Traffic traffic;
  private final Channel socket;

  private HttpServer(Traffic traffic, Channel socket) {
    this.traffic = traffic;
    this.socket = socket;
  }

  /** Listens in the clear. */
  public static HttpServer listen(
      EventLoops loops,
      InetSocketAddress address,
      HttpLimits limits,
      BadRequestPage badRequests,
      Supplier<? extends ChannelHandler> handlers) {
    return listen(loops, Entrance.clear(address), limits, badRequests, handlers);
  }

  /** Listens with or without TLS. */
  public static HttpServer listen(
      EventLoops loops,
      InetSocketAddress address,
      Optional<ServerTls> tls,
      HttpLimits limits,
      BadRequestPage badRequests,
      Supplier<? extends ChannelHandler> handlers) {
    return listen(loops, new Entrance(address, tls, false), limits, badRequests, handlers);
  }

  /**
   * Listens from now on.
   *
   * @param handlers a new handler for each connection, called on its loop
   * @throws ListenFailure when the address is not to be had
   */
  public static HttpServer listen(
      EventLoops loops,
      Entrance entrance,
      HttpLimits limits,
      BadRequestPage badRequests,
      Supplier<? extends ChannelHandler> handlers) {
    Traffic traffic = new Traffic();
    Listening listening = new Listening(limits, badRequests, traffic);
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(loops.group())
            .channel(loops.transport().listening())
            .option(ChannelOption.SO_REUSEADDR, true)
            .option(ChannelOption.SO_BACKLOG, 4096)
            .childOption(ChannelOption.TCP_NODELAY, true)
            // One read at a time bounds what a client that pipelines can have us decode.
            .childOption(
                ChannelOption.RECVBUF_ALLOCATOR,
                new AdaptiveRecvByteBufAllocator().maxMessagesPerRead(1))
            .childHandler(connections(loops, listening, entrance, handlers));
    ChannelFuture bound = bootstrap.bind(entrance.address()).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new ListenFailure(entrance.address(), bound.cause());
    }
    return new HttpServer(traffic, bound.channel());
  }

  private static ChannelInitializer<SocketChannel> connections(
      EventLoops loops,
      Listening listening,
      Entrance entrance,
      Supplier<? extends ChannelHandler> handlers) {
    ConnectionMaker maker = new ConnectionMaker(loops, listening, handlers);
    boolean choice = entrance.offersHttp2();
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        listening.traffic().accepted();
        entrance.furnish(channel.pipeline(), listening.times().head());
        if (choice) {
          channel.pipeline().addLast(new ProtocolChoice(channel, listening, maker));
        } else {
          maker.http1(channel);
        }
      }
    };
  }

  /** Where it listens, with the actual port. */
  public InetSocketAddress address() {
    return (InetSocketAddress) socket.localAddress();
  }

  public ConnectionCounts counts() {
    return traffic.counts();
  }

  /**
   * Accepts no more, ends connections as their requests are answered, and cuts the rest when the
   * grace is over.
   *
   * @return completed when the last connection is closed, with the number of those that were cut
   */
  public CompletableFuture<Integer> drain(Duration grace) {
    CompletableFuture<Integer> drained = new CompletableFuture<>();
    long end = System.nanoTime() + grace.toNanos();
    // Before the socket has closed, or an answer in between would promise to keep its connection.
    traffic.beginDrain();
    socket
        .close()
        .addListener(
            _ -> {
              traffic.drainOpen();
              waitForTheLast(end, drained);
            });
    return drained;
  }

  private void waitForTheLast(long end, CompletableFuture<Integer> drained) {
    int open = traffic.open();
    if (open == 0) {
      drained.complete(0);
    } else if (System.nanoTime() - end >= 0) {
      traffic.cut();
      drained.complete(open);
    } else {
      socket
          .eventLoop()
          .schedule(() -> waitForTheLast(end, drained), LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Closes the socket and all connections at once. */
  @Override
  public void close() {
    socket.close().awaitUninterruptibly();
    traffic.cut();
  }
}
