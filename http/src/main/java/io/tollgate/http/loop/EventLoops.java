package io.tollgate.http.loop;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The one group of event loops that listeners, upstream connections and name look-ups share, so
 * that both connections of a call can live on the same loop. Whoever makes it closes it, last of
 * all.
 */
public final class EventLoops implements AutoCloseable {

  private final Transport transport = Transport.best();
  private final MultiThreadIoEventLoopGroup group;
  private final List<EventLoop> loops = new ArrayList<>();

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
    group.forEach(executor -> loops.add((EventLoop) executor));
  }

  /** One loop per core. */
  public static EventLoops onEveryCore() {
    return new EventLoops(Runtime.getRuntime().availableProcessors());
  }

  /** All loops, in a fixed order. */
  public List<EventLoop> all() {
    return List.copyOf(loops);
  }

  /** The next loop in turn. */
  public EventLoop next() {
    return group.next();
  }

  public EventLoopGroup group() {
    return group;
  }

  /** The socket types that fit these loops. */
  public Transport transport() {
    return transport;
  }

  /** Ends all loops and waits for it, at most 5 s. Channels still open are closed. */
  @Override
  public void close() {
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
  }
}
