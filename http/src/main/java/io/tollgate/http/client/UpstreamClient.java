package io.tollgate.http.client;

import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpRequest;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.name.NameResolver;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * HTTP/1.1 calls to upstreams over pooled connections. Each event loop has pools of its own, so a
 * call and its upstream connection never change threads.
 */
public final class UpstreamClient implements AutoCloseable {

  /**
   * Of one address of a name that has several, within the time-out (gateway contract, ruling 8).
   */
  private static final int MAX_FAILS = 5;

  private static final Duration FAIL_TIMEOUT = Duration.ofSeconds(30);

  private final Map<EventLoop, ClientLoop> loops = new IdentityHashMap<>();

  /**
   * Loops and names remain the caller's; the loops are closed after the client.
   *
   * @param proxies which calls leave through, unless their target says otherwise
   */
  public UpstreamClient(
      EventLoops loops,
      NameResolver names,
      UpstreamTls tls,
      UpstreamLimits limits,
      OutgoingProxies proxies) {
    AddressChoice addresses =
        new AddressChoice(new ServerHealth<>(MAX_FAILS, FAIL_TIMEOUT, System::nanoTime));
    int mostIdle = Math.max(1, limits.idleConnections() / loops.all().size());
    for (EventLoop loop : loops.all()) {
      this.loops.put(
          loop,
          new ClientLoop(
              loop,
              loops.watch(loop),
              loops.transport(),
              names,
              tls,
              limits,
              proxies,
              addresses,
              mostIdle));
    }
  }

  /**
   * Begins a call on the event loop it is called on. The head is sent with the first {@link
   * UpstreamExchange#flush} or {@link UpstreamExchange#end}.
   *
   * <p>A kept connection that turns out dead before any byte of an answer is replaced once by
   * another, if the method is idempotent, no body was sent yet and the receiver agrees, or nothing
   * was sent at all.
   *
   * @param loop the loop of the caller, on which it is now
   * @param head the request as it goes out: target, Host and all other headers are the caller's;
   *     body framing follows its {@code Content-Length} or {@code Transfer-Encoding: chunked}, and
   *     without either there is no body. It must not be changed any more
   * @param receiver told about the answer or the failure, on the same loop
   */
  public UpstreamExchange begin(
      EventLoop loop,
      UpstreamTarget target,
      UpstreamTimeouts timeouts,
      HttpRequest head,
      UpstreamReceiver receiver) {
    return begin(loop, target, timeouts, head, receiver, List.of());
  }

  /**
   * The same for a call that was tried before.
   *
   * @param tried addresses that are only taken when the name has no other
   */
  public UpstreamExchange begin(
      EventLoop loop,
      UpstreamTarget target,
      UpstreamTimeouts timeouts,
      HttpRequest head,
      UpstreamReceiver receiver,
      Collection<InetAddress> tried) {
    ClientLoop here = loops.get(loop);
    if (here == null || !loop.inEventLoop()) {
      throw new IllegalStateException(
          "A call must begin on one of the client's loops, by its thread, not on " + loop);
    }
    return here.pool(target).begin(timeouts, head, receiver, tried);
  }

  /** Closes idle connections at once, others when their call ends. */
  @Override
  public void close() {
    loops.forEach((loop, here) -> loop.execute(here::close));
  }
}
