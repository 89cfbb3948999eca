package io.tollgate.http.client;

import io.netty.handler.codec.http.HttpRequest;
import io.tollgate.http.client.UpstreamFailure.Kind;
import io.tollgate.http.client.UpstreamFailure.Phase;
import io.tollgate.http.loop.LoopWatch;
import io.tollgate.http.loop.Watched;
import io.tollgate.http.name.HostName;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one target that speaks HTTP/1.1. A call without a connection waits in line;
 * whatever connection comes free first, new or used, goes to the head of the line.
 */
final class Http1Pool implements UpstreamPool, ConnectionOwner, Watched {

  private final ClientLoop loop;
  private final UpstreamTarget target;
  private final Route route;
  private final HostName name;
  private final LoopWatch.Entry watched;

  /** The most recently used last. */
  private final ArrayDeque<UpstreamConnection> idle = new ArrayDeque<>();

  private final WaitingCalls waiting = new WaitingCalls();
  private int open;
  private int connecting;
  private long usedAt;

  Http1Pool(ClientLoop loop, Route route, HostName name) {
    this.loop = loop;
    this.route = route;
    this.target = route.target();
    this.name = name;
    watched = loop.watch().add(this);
  }

  @Override
  public UpstreamCall begin(
      UpstreamTimeouts timeouts,
      HttpRequest head,
      UpstreamReceiver receiver,
      Collection<InetAddress> tried) {
    usedAt = loop.watch().now();
    UpstreamCall call =
        new UpstreamCall(new Http1Writer(route, head), timeouts, head, receiver, tried, usedAt);
    // Without a connection to keep, the attempt to get one asks for the addresses, and may wait.
    List<InetAddress> addresses = idle.isEmpty() ? List.of() : name.current(loop.eventLoop());
    InetAddress wanted =
        addresses.size() < 2
            ? null
            : loop.addresses().of(addresses, name.nextTurn(), tried, target);
    UpstreamConnection connection = wanted == null ? null : takeIdleTo(wanted);
    if (connection == null && (wanted == null || full())) {
      connection = takeIdle(addresses);
    }
    if (connection != null) {
      connection.carry(call);
    } else {
      queue(call, wanted);
    }
    return call;
  }

  private @Nullable UpstreamConnection takeIdle(List<InetAddress> addresses) {
    UpstreamConnection connection;
    while ((connection = idle.pollLast()) != null) {
      loop.oneLessIdle();
      if (connection.usable() && addresses.contains(connection.address())) {
        return connection;
      }
      connection.close();
    }
    return null;
  }

  private @Nullable UpstreamConnection takeIdleTo(InetAddress wanted) {
    Iterator<UpstreamConnection> newestFirst = idle.descendingIterator();
    while (newestFirst.hasNext()) {
      UpstreamConnection connection = newestFirst.next();
      if (connection.address().equals(wanted) && connection.usable()) {
        newestFirst.remove();
        loop.oneLessIdle();
        return connection;
      }
    }
    return null;
  }

  private boolean full() {
    return open >= loop.limits().connections();
  }

  private void queue(UpstreamCall call, @Nullable InetAddress wanted) {
    if (full() && waiting.size() - connecting >= loop.limits().waiters()) {
      failSoon(
          call,
          new UpstreamFailure(
              Kind.POOL_FULL,
              Phase.WAIT_FOR_CONNECTION,
              route.text(),
              "all %d connections are busy and %d calls wait".formatted(open, waiting.size())));
      return;
    }
    waiting.add(call);
    connectIfNeeded(call, wanted);
  }

  @Override
  public void retry(UpstreamCall call) {
    waiting.addFirst(call);
    connectIfNeeded(call, null);
  }

  private void connectIfNeeded() {
    UpstreamCall first = waiting.first();
    if (first != null) {
      connectIfNeeded(first, null);
    }
  }

  private void connectIfNeeded(UpstreamCall call, @Nullable InetAddress wanted) {
    if (waiting.size() > connecting && !full()) {
      open++;
      connecting++;
      new ConnectAttempt(loop, this, route, name, call, wanted).start();
    }
  }

  @Override
  public void answered(InetAddress address) {
    loop.addresses().succeeded(target, address);
  }

  @Override
  public void failed(InetAddress address) {
    loop.addresses().failed(target, address);
  }

  @Override
  public Carrier carrier(InetSocketAddress peer, String peerText) {
    return new UpstreamConnection(this, peer, peerText);
  }

  @Override
  public void connected(UpstreamConnection connection) {
    connecting--;
    connection.pooled();
    free(connection);
  }

  @Override
  public void notConnected(UpstreamFailure failure) {
    connecting--;
    open--;
    UpstreamCall call = waiting.next();
    if (call != null) {
      failSoon(call, failure);
    }
    connectIfNeeded();
  }

  @Override
  public void free(UpstreamConnection connection) {
    UpstreamCall next = waiting.next();
    if (next != null) {
      connection.carry(next);
    } else if (loop.keepsOneMore()) {
      idle.addLast(connection);
      connection.idleSince(loop.watch().now());
    } else {
      connection.close();
    }
  }

  @Override
  public void closed(UpstreamConnection connection) {
    open--;
    if (idle.remove(connection)) {
      loop.oneLessIdle();
    }
    connectIfNeeded();
  }

  @Override
  public void closeIdle() {
    UpstreamConnection connection;
    while ((connection = idle.pollFirst()) != null) {
      loop.oneLessIdle();
      connection.close();
    }
  }

  /** Never from within the caller's own call, which has no handle yet. */
  private void failSoon(UpstreamCall call, UpstreamFailure failure) {
    loop.eventLoop().execute(() -> call.fail(failure));
  }

  @Override
  public void check(long now) {
    long idleNanos = loop.limits().idle().toNanos();
    UpstreamConnection oldest;
    while ((oldest = idle.peekFirst()) != null && now - oldest.idleSince() > idleNanos) {
      idle.removeFirst();
      loop.oneLessIdle();
      oldest.close();
    }
    waiting.failLate(now, route, connecting > 0);
    if (open == 0 && waiting.isEmpty() && now - usedAt > idleNanos) {
      watched.remove();
      loop.forget(target);
    }
  }

  @Override
  public ClientLoop loop() {
    return loop;
  }
}
