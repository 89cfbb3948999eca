package io.tollgate.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetSocketAddress;

/** One request with its whole body in memory, and the one answer it must get. */
public interface Exchange {

  /** The method's name, upper case, such as {@code GET}. */
  String method();

  /** The request target without its query, as received. */
  String path();

  /** What stands after the first {@code ?}, as received; empty when there is none. */
  String query();

  HttpHeaders headers();

  /** The body, empty when there is none. Valid until {@link #answer}. */
  ByteBuf body();

  InetSocketAddress peer();

  /** Whether the connection is TLS. */
  boolean encrypted();

  /** The loop of this connection; {@link #answer} may be called from any thread. */
  EventLoop eventLoop();

  /** Answers the request, exactly once. A HEAD request gets the head only. */
  void answer(Answer answer);
}
