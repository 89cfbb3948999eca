package io.tollgate.http.client;

import io.netty.channel.EventLoop;
import io.tollgate.http.loop.LoopWatch;
import io.tollgate.http.loop.Transport;
import io.tollgate.http.name.HostName;
import io.tollgate.http.name.NameResolver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/** The client's part on one event loop: a pool for each target. To be used on that loop only. */
final class ClientLoop {

  private final EventLoop loop;
  private final LoopWatch watch;
  private final Transport transport;
  private final NameResolver names;
  private final UpstreamTls tls;
  private final UpstreamLimits limits;
  private final OutgoingProxies proxies;
  private final AddressChoice addresses;
  private final int mostIdle;
  private final Map<UpstreamTarget, UpstreamPool> pools = new HashMap<>();
  private int idle;
  private boolean closed;

  ClientLoop(
      EventLoop loop,
      LoopWatch watch,
      Transport transport,
      NameResolver names,
      UpstreamTls tls,
      UpstreamLimits limits,
      OutgoingProxies proxies,
      AddressChoice addresses,
      int mostIdle) {
    this.loop = loop;
    this.watch = watch;
    this.transport = transport;
    this.names = names;
    this.tls = tls;
    this.limits = limits;
    this.proxies = proxies;
    this.addresses = addresses;
    this.mostIdle = mostIdle;
  }

  UpstreamPool pool(UpstreamTarget target) {
    UpstreamPool pool = pools.get(target);
    if (pool == null) {
      Route route = Route.to(target, proxies);
      HostName name = names.name(route.host());
      pool = target.http2() ? new Http2Pool(this, route, name) : new Http1Pool(this, route, name);
      pools.put(target, pool);
    }
    return pool;
  }

  void forget(UpstreamTarget target) {
    pools.remove(target);
  }

  void close() {
    closed = true;
    new ArrayList<>(pools.values()).forEach(UpstreamPool::closeIdle);
  }

  /** Whether one more unused connection may be kept; counted if so. */
  boolean keepsOneMore() {
    if (closed || idle >= mostIdle) {
      return false;
    }
    idle++;
    return true;
  }

  void oneLessIdle() {
    idle--;
  }

  EventLoop eventLoop() {
    return loop;
  }

  LoopWatch watch() {
    return watch;
  }

  Transport transport() {
    return transport;
  }

  UpstreamTls tls() {
    return tls;
  }

  UpstreamLimits limits() {
    return limits;
  }

  AddressChoice addresses() {
    return addresses;
  }
}
