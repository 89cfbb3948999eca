package io.tollgate.http.client;

import io.netty.handler.codec.http.HttpRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;

/** One target's connections on one loop. */
interface UpstreamPool {

  /**
   * Takes a call, which is carried as soon as there is a connection.
   *
   * @param tried addresses that are only taken when there is no other
   */
  UpstreamCall begin(
      UpstreamTimeouts timeouts,
      HttpRequest head,
      UpstreamReceiver receiver,
      Collection<InetAddress> tried);

  /** What will speak the target's protocol over a connection that is being opened. */
  Carrier carrier(InetSocketAddress peer, String peerText);

  /** No connection came of an attempt. */
  void notConnected(UpstreamFailure failure);

  /** An upstream did not take a connection or brought no answer. */
  void failed(InetAddress address);

  void closeIdle();
}
