package io.tollgate.http.client;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The handle of one upstream call, given by {@link UpstreamClient#begin}. To be used on the
 * caller's event loop only. When the call is over (answered, failed or cancelled) all methods do
 * nothing, {@link #write} releases what it gets.
 */
public interface UpstreamExchange {

  /**
   * Adds to the request's body; framed as the request head says. Sent with the next {@link #flush}
   * or {@link #end}. May be called before there is a connection: the content is kept until then.
   *
   * @param content handed over: the client releases it
   */
  void write(ByteBuf content);

  /** Sends what was written so far. */
  void flush();

  /** The request is complete; sends it. To be called for a request without body as well. */
  default void end() {
    endWith(EmptyHttpHeaders.INSTANCE);
  }

  /**
   * The request is complete, with fields behind its body; they are left out where its framing has
   * no place for them.
   */
  void endWith(HttpHeaders trailers);

  /**
   * Whether more body should be written now: false without a connection and when the upstream reads
   * too slowly. The caller should then stop reading its client until {@link
   * UpstreamReceiver#writable}.
   */
  boolean isWritable();

  /** Stops reading the answer: at most what was already read is still delivered. */
  void pause();

  /** Reads on after {@link #pause}. */
  void resume();

  /** Gives the call up: the connection is closed unless idle again, the receiver hears no more. */
  void cancel();

  /** The address the call was sent to, null as long as there is no connection. */
  @Nullable InetSocketAddress peer();
}
