package io.tollgate.http.loop;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The one group of event loops that listeners, upstream connections and name look-ups share, so
 * that both connections of a call can live on the same loop. Whoever makes it closes it, last of
 * all.
 */
public final class EventLoops implements AutoCloseable {

  private final Transport transport = Transport.best();
  private final MultiThreadIoEventLoopGroup group;
  private final List<EventLoop> loops;
  private final Map<EventLoop, LoopWatch> watches = new IdentityHashMap<>();
  private final LoopWatchdog watchdog;

  /**
   * @param count number of loops, each a thread of its own; at least 1
   */
  public EventLoops(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "An event loop group needs at least 1 loop, not %d".formatted(count));
    }
    group =
        new MultiThreadIoEventLoopGroup(
            count, new DefaultThreadFactory("loop"), transport.ioHandlers());
    List<EventLoop> all = new ArrayList<>();
    Map<Thread, LoopWatch> threads = new HashMap<>();
    for (EventExecutor executor : group) {
      EventLoop loop = (EventLoop) executor;
      LoopWatch watch = new LoopWatch(loop);
      all.add(loop);
      watches.put(loop, watch);
      threads.put(loop.submit(Thread::currentThread).syncUninterruptibly().getNow(), watch);
    }
    loops = List.copyOf(all);
    watchdog = new LoopWatchdog(threads);
  }

  /** One loop per core. */
  public static EventLoops onEveryCore() {
    return new EventLoops(Runtime.getRuntime().availableProcessors());
  }

  /** All loops, in a fixed order. */
  public List<EventLoop> all() {
    return loops;
  }

  /** The next loop in turn. */
  public EventLoop next() {
    return group.next();
  }

  public EventLoopGroup group() {
    return group;
  }

  /** The clock and the deadlines of one of these loops. */
  public LoopWatch watch(EventLoop loop) {
    LoopWatch watch = watches.get(loop);
    if (watch == null) {
      throw new IllegalArgumentException("This event loop belongs to another group: " + loop);
    }
    return watch;
  }

  /** The socket types that fit these loops. */
  public Transport transport() {
    return transport;
  }

  /** Ends all loops and waits for it, at most 5 s. Channels still open are closed. */
  @Override
  public void close() {
    watchdog.close();
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
  }
}
