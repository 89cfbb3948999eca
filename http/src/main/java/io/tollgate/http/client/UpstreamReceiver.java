package io.tollgate.http.client;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;

/**
 * The caller's side of one upstream call. Everything is called on the caller's event loop, in this
 * order: {@link #head} once, {@link #content} any number of times, then {@link #end}; or {@link
 * #failed} at any point instead of what is still missing. Nothing comes after {@link #end}, {@link
 * #failed} or {@link UpstreamExchange#cancel}. Nothing is called from within {@link
 * UpstreamClient#begin}, except {@link #failed}.
 */
public interface UpstreamReceiver {

  /**
   * The answer's head, for the receiver to keep and change. Its headers are as sent, hop-by-hop
   * ones included. Interim answers (1xx) are swallowed, but for 101, after which {@link #content}
   * and {@link UpstreamExchange#write} carry the other protocol's bytes.
   */
  void head(HttpResponse head);

  /**
   * A piece of the answer's body, without chunk framing.
   *
   * @param content the receiver's to release; a slice of the read buffer, not copied
   */
  void content(ByteBuf content);

  /** All that one read of the socket brought has been delivered: the moment to flush. */
  void readComplete();

  /**
   * The answer is complete.
   *
   * @param trailers empty unless the answer was chunked and had some
   */
  void end(HttpHeaders trailers);

  /** There will be no (more) answer. */
  void failed(UpstreamFailure failure);

  /** {@link UpstreamExchange#isWritable} has become true again: the request's body may go on. */
  void writable();

  /**
   * Whether an idempotent request that may have been seen can be sent again when its kept
   * connection turns out dead. False for one that counts although it is a GET.
   */
  default boolean mayBeRepeated() {
    return true;
  }
}
