package io.tollgate.http.client;

import io.netty.channel.ChannelHandler;

/** What speaks HTTP over an open connection to an upstream. */
interface Carrier {

  /** The last handlers of the connection's pipeline, from the beginning. */
  ChannelHandler[] handlers();

  /** The connection is open, through proxies and handshakes: calls may come. On its loop. */
  void connected();
}
