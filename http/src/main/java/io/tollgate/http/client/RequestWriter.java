package io.tollgate.http.client;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaders;

/** Writes one request in the words of its upstream's protocol. */
interface RequestWriter {

  boolean headWritten();

  boolean bodyWritten();

  /** From now on content is another protocol's. */
  void tunnel();

  /** Forgets that a head was written: it goes to another connection. */
  void again();

  /** Writes the head, once. */
  void head(ChannelHandlerContext context);

  /**
   * Writes a piece of the body, after the head.
   *
   * @param content handed over
   */
  void content(ChannelHandlerContext context, ByteBuf content);

  /**
   * Writes what ends the request.
   *
   * @param trailers left out where the protocol or the body's framing has no place for them
   */
  void end(ChannelHandlerContext context, HttpHeaders trailers);
}
