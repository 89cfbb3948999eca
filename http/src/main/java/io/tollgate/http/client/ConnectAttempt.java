package io.tollgate.http.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.tollgate.http.client.UpstreamFailure.Kind;
import io.tollgate.http.client.UpstreamFailure.Phase;
import io.tollgate.http.name.AddressReceiver;
import io.tollgate.http.name.HostName;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One try to open a connection: look the name up, connect, get through a proxy, shake hands. */
final class ConnectAttempt implements AddressReceiver {

  private final ClientLoop loop;
  private final UpstreamPool pool;
  private final UpstreamTarget target;
  private final Route route;
  private final HostName name;
  private final long deadline;
  private final List<InetAddress> tried;
  private final @Nullable InetAddress wanted;
  private List<InetAddress> addresses = List.of();
  private int attempts;

  /**
   * @param call on whose behalf
   * @param wanted the address that is its turn, null when that is not known yet
   */
  ConnectAttempt(
      ClientLoop loop,
      UpstreamPool pool,
      Route route,
      HostName name,
      UpstreamCall call,
      @Nullable InetAddress wanted) {
    this.loop = loop;
    this.pool = pool;
    this.route = route;
    this.target = route.target();
    this.name = name;
    this.wanted = wanted;
    tried = new ArrayList<>(call.tried());
    deadline = System.nanoTime() + call.timeouts().connect().toNanos();
  }

  void start() {
    name.find(loop.eventLoop(), this);
  }

  @Override
  public void unknown(String reason) {
    pool.notConnected(
        new UpstreamFailure(route.failure(Kind.UNKNOWN_NAME), Phase.RESOLVE, route.text(), reason));
  }

  @Override
  public void found(List<InetAddress> found) {
    addresses = found;
    if (wanted != null && found.contains(wanted)) {
      connect(wanted);
    } else {
      connectToNext();
    }
  }

  private void connectToNext() {
    connect(loop.addresses().of(addresses, name.nextTurn(), tried, target));
  }

  private void connect(InetAddress address) {
    attempts++;
    tried.add(address);
    InetSocketAddress peer = new InetSocketAddress(address, route.port());
    if (!loop.limits().linkLocal() && route.endsLinkLocal(address)) {
      fail(
          Kind.FORBIDDEN_ADDRESS,
          Phase.CONNECT,
          peer,
          "link-local addresses are not allowed as upstreams");
      return;
    }
    Carrier carrier = pool.carrier(peer, peerText(peer));
    SslHandler tls;
    try {
      tls = target.secure() ? loop.tls().handler(target, millisLeft()) : null;
    } catch (SSLException e) {
      fail(Kind.TLS, Phase.HANDSHAKE, peer, ConnectFailures.text(e));
      return;
    }
    bootstrap(carrier, route.tunnels() ? null : tls)
        .connect(peer)
        .addListener((ChannelFuture done) -> connected(done, carrier, tls, peer));
  }

  private Bootstrap bootstrap(Carrier carrier, @Nullable SslHandler tls) {
    return new Bootstrap()
        .group(loop.eventLoop())
        .channel(loop.transport().stream())
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.SO_KEEPALIVE, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, millisLeft())
        // An upstream may answer and close before it has read the whole request: read that answer.
        .option(ChannelOption.AUTO_CLOSE, false)
        .handler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                if (tls != null) {
                  channel.pipeline().addLast(tls);
                }
                channel.pipeline().addLast(carrier.handlers());
              }
            });
  }

  private void connected(
      ChannelFuture done, Carrier carrier, @Nullable SslHandler tls, InetSocketAddress peer) {
    Throwable cause = done.cause();
    OutgoingProxy proxy = route.proxy();
    if (cause == null && tls != null && proxy != null) {
      ProxyTunnel.open(done.channel(), target.authority(), proxy, millisLeft())
          .addListener(opened -> tunnelled(opened.cause(), carrier, done.channel(), tls, peer));
    } else if (cause == null && tls != null) {
      whenShaken(carrier, done.channel(), tls, peer);
    } else if (cause == null) {
      carrier.connected();
    } else if (ConnectFailures.noWay(cause) && attempts < addresses.size()) {
      pool.failed(peer.getAddress());
      connectToNext();
    } else {
      Kind kind = route.failure(ConnectFailures.kind(cause));
      fail(kind, Phase.CONNECT, peer, ConnectFailures.text(cause));
    }
  }

  private void tunnelled(
      @Nullable Throwable cause,
      Carrier carrier,
      Channel channel,
      SslHandler tls,
      InetSocketAddress peer) {
    if (cause == null) {
      tls.setHandshakeTimeoutMillis(millisLeft());
      channel.pipeline().addFirst(tls);
      whenShaken(carrier, channel, tls, peer);
    } else {
      fail(Kind.PROXY, Phase.CONNECT, peer, ConnectFailures.text(cause));
    }
  }

  private void whenShaken(
      Carrier carrier, Channel channel, SslHandler tls, InetSocketAddress peer) {
    tls.handshakeFuture().addListener(shaken -> shaken(shaken.cause(), carrier, channel, peer));
  }

  private void shaken(
      @Nullable Throwable cause, Carrier carrier, Channel channel, InetSocketAddress peer) {
    if (cause == null && target.http2() && !speaksHttp2(channel)) {
      channel.close();
      fail(Kind.TLS, Phase.HANDSHAKE, peer, "it does not speak HTTP/2");
    } else if (cause == null) {
      carrier.connected();
    } else {
      channel.close();
      Kind kind = cause instanceof SslHandshakeTimeoutException ? Kind.CONNECT_TIMEOUT : Kind.TLS;
      fail(kind, Phase.HANDSHAKE, peer, ConnectFailures.text(cause));
    }
  }

  private static boolean speaksHttp2(Channel channel) {
    SslHandler tls = channel.pipeline().get(SslHandler.class);
    return ApplicationProtocolNames.HTTP_2.equals(tls.applicationProtocol());
  }

  private void fail(Kind kind, Phase phase, InetSocketAddress peer, String detail) {
    InetAddress address = peer.getAddress();
    pool.failed(address);
    pool.notConnected(new UpstreamFailure(kind, phase, peerText(peer), detail, address, false));
  }

  private int millisLeft() {
    return (int) Math.clamp((deadline - System.nanoTime()) / 1_000_000, 1, Integer.MAX_VALUE);
  }

  private String peerText(InetSocketAddress peer) {
    return route.text() + " (" + peer.getAddress().getHostAddress() + ")";
  }
}
