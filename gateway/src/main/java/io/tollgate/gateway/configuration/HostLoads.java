package io.tollgate.gateway.configuration;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.tollgate.gateway.routing.HostTables;
import io.tollgate.gateway.routing.RoutingTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Calls that wait for their host: one load at a time for each, whose end all of them are told. */
final class HostLoads implements HostTables, AutoCloseable {

  private final HostLoader loader;
  private final Duration patience;
  private final Runnable loaded;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Load> running = new HashMap<>();

  /**
   * @param loaded called after each load
   */
  HostLoads(HostLoader loader, Duration patience, Runnable loaded) {
    this.loader = loader;
    this.patience = patience;
    this.loaded = loaded;
  }

  HostLoader loader() {
    return loader;
  }

  /** Touched under the lock of {@link HostLoads}. */
  private static final class Load {

    /** Told by the load that is on its way. */
    private List<Waiter> waiters = new ArrayList<>();

    /** Came too late for it. */
    private List<Waiter> next = new ArrayList<>();
  }

  /** One call. Lives on its event loop. */
  private static final class Waiter {

    private final EventLoop loop;
    private final Consumer<RoutingTable> then;
    private final ScheduledFuture<?> patience;
    private boolean told;

    Waiter(EventLoop loop, Consumer<RoutingTable> then, Duration patience, Runnable expired) {
      this.loop = loop;
      this.then = then;
      this.patience = loop.schedule(expired, patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    void tell(RoutingTable table) {
      if (!told) {
        told = true;
        patience.cancel(false);
        then.accept(table);
      }
    }
  }

  @Override
  public void find(String host, EventLoop loop, Consumer<RoutingTable> then) {
    String key = loader.key(host);
    RoutingTable fresh = loader.fresh(key);
    if (fresh != null) {
      then.accept(fresh);
    } else {
      join(key, waiter(key, loop, then));
    }
  }

  private Waiter waiter(String key, EventLoop loop, Consumer<RoutingTable> then) {
    Waiter[] made = new Waiter[1];
    made[0] = new Waiter(loop, then, patience, () -> made[0].tell(loader.instead(key)));
    return made[0];
  }

  private synchronized void join(String key, Waiter waiter) {
    Load load = running.get(key);
    if (load == null) {
      Load begun = new Load();
      begun.waiters.add(waiter);
      running.put(key, begun);
      threads.execute(() -> run(key, begun));
    } else {
      (loader.shared() ? load.waiters : load.next).add(waiter);
    }
  }

  private void run(String key, Load load) {
    List<Waiter> left;
    do {
      RoutingTable table = loader.load(key);
      loaded.run();
      synchronized (this) {
        tell(load.waiters, table);
        left = load.next;
        load.waiters = left;
        load.next = new ArrayList<>();
        if (left.isEmpty()) {
          running.remove(key);
        }
      }
    } while (!left.isEmpty());
  }

  private static void tell(List<Waiter> waiters, RoutingTable table) {
    for (Waiter waiter : waiters) {
      try {
        waiter.loop.execute(() -> waiter.tell(table));
      } catch (RejectedExecutionException e) {
        // The event loop is closed, and the call with it.
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
