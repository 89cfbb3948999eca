package io.tollgate.http.client;

import io.netty.handler.codec.http.HttpRequest;
import io.tollgate.http.client.UpstreamFailure.Kind;
import io.tollgate.http.client.UpstreamFailure.Phase;
import io.tollgate.http.loop.LoopWatch;
import io.tollgate.http.loop.Watched;
import io.tollgate.http.name.HostName;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one target that speaks HTTP/2. Calls share one as long as it has room; those
 * to a name with several addresses are spread over connections to each.
 */
final class Http2Pool implements UpstreamPool, Watched {

  private final ClientLoop loop;
  private final Route route;
  private final HostName name;
  private final LoopWatch.Entry watched;
  private final List<Http2Session> sessions = new ArrayList<>();
  private final WaitingCalls waiting = new WaitingCalls();
  private int connecting;
  private long usedAt;

  Http2Pool(ClientLoop loop, Route route, HostName name) {
    this.loop = loop;
    this.route = route;
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
        new UpstreamCall(
            new Http2Writer(route.target(), head), timeouts, head, receiver, tried, usedAt);
    List<InetAddress> addresses = sessions.isEmpty() ? List.of() : name.current(loop.eventLoop());
    InetAddress wanted =
        addresses.isEmpty()
            ? null
            : loop.addresses().of(addresses, name.nextTurn(), tried, route.target());
    Http2Session session = wanted == null ? null : sessionTo(wanted);
    if (session != null) {
      session.carry(call);
    } else {
      queue(call, wanted);
    }
    return call;
  }

  private @Nullable Http2Session sessionTo(InetAddress address) {
    for (Http2Session session : sessions) {
      if (session.address().equals(address) && session.hasRoom()) {
        return session;
      }
    }
    return null;
  }

  private void queue(UpstreamCall call, @Nullable InetAddress wanted) {
    if (waiting.size() >= loop.limits().waiters()) {
      UpstreamFailure full =
          new UpstreamFailure(
              Kind.POOL_FULL,
              Phase.WAIT_FOR_CONNECTION,
              route.text(),
              "%d connections have no room and %d calls wait"
                  .formatted(sessions.size(), waiting.size()));
      loop.eventLoop().execute(() -> call.fail(full));
      return;
    }
    waiting.add(call);
    connectIfNeeded(wanted);
  }

  /** One attempt is enough for as many calls as a connection carries. */
  private void connectIfNeeded(@Nullable InetAddress wanted) {
    UpstreamCall first = waiting.first();
    if (first != null
        && waiting.size() > connecting * Http2Session.MOST_STREAMS
        && sessions.size() + connecting < loop.limits().connections()) {
      connecting++;
      new ConnectAttempt(loop, this, route, name, first, wanted).start();
    }
  }

  @Override
  public Carrier carrier(InetSocketAddress peer, String peerText) {
    return new Http2Session(this, peer, peerText);
  }

  void connected(Http2Session session) {
    connecting--;
    sessions.add(session);
    roomFound();
  }

  /** Calls in line are carried by whichever connection has room. */
  void roomFound() {
    for (Http2Session session : List.copyOf(sessions)) {
      while (session.hasRoom()) {
        UpstreamCall next = waiting.next();
        if (next == null) {
          return;
        }
        session.carry(next);
      }
    }
    connectIfNeeded(null);
  }

  @Override
  public void notConnected(UpstreamFailure failure) {
    connecting--;
    UpstreamCall next;
    // What one attempt met, all that wait for it would meet.
    while ((next = waiting.next()) != null) {
      UpstreamCall call = next;
      loop.eventLoop().execute(() -> call.fail(failure));
    }
  }

  void gone(Http2Session session) {
    sessions.remove(session);
    connectIfNeeded(null);
  }

  void retry(UpstreamCall call) {
    waiting.addFirst(call);
    roomFound();
  }

  void answered(InetAddress address) {
    loop.addresses().succeeded(route.target(), address);
  }

  @Override
  public void failed(InetAddress address) {
    loop.addresses().failed(route.target(), address);
  }

  @Override
  public void closeIdle() {
    List.copyOf(sessions).forEach(Http2Session::end);
  }

  @Override
  public void check(long now) {
    long idleNanos = loop.limits().idle().toNanos();
    for (Http2Session session : List.copyOf(sessions)) {
      if (session.idle() && now - session.idleSince() > idleNanos) {
        session.end();
      }
    }
    waiting.failLate(now, route, connecting > 0);
    if (sessions.isEmpty() && connecting == 0 && waiting.isEmpty() && now - usedAt > idleNanos) {
      watched.remove();
      loop.forget(route.target());
    }
  }

  ClientLoop loop() {
    return loop;
  }
}
