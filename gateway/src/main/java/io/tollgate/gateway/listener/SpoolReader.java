package io.tollgate.gateway.listener;

import io.netty.buffer.ByteBuf;
import io.tollgate.gateway.spool.SpooledBody;
import io.tollgate.http.client.UpstreamExchange;
import org.jspecify.annotations.Nullable;

/** Sends a body from disk, as fast as the upstream takes it. */
final class SpoolReader {

  private final SpooledBody body;
  private final UpstreamExchange exchange;
  private final Runnable done;
  private final Runnable unreadable;
  private long sent;
  private boolean reading;
  private boolean over;

  /**
   * @param done told when all is written
   * @param unreadable told when the body cannot be read
   */
  SpoolReader(SpooledBody body, UpstreamExchange exchange, Runnable done, Runnable unreadable) {
    this.body = body;
    this.exchange = exchange;
    this.done = done;
    this.unreadable = unreadable;
  }

  /** Sends on; to be called at the beginning and when the upstream takes more. */
  void advance() {
    if (!reading && !over) {
      reading = true;
      body.read(sent, this::send);
    }
  }

  /** Sends no more, and tells nobody. */
  void stop() {
    over = true;
  }

  private void send(@Nullable ByteBuf piece) {
    reading = false;
    if (over) {
      if (piece != null) {
        piece.release();
      }
    } else if (piece == null) {
      over = true;
      unreadable.run();
    } else {
      pass(piece);
    }
  }

  private void pass(ByteBuf piece) {
    sent += piece.readableBytes();
    exchange.write(piece);
    if (sent == body.length()) {
      over = true;
      done.run();
      return;
    }
    exchange.flush();
    if (exchange.isWritable()) {
      advance();
    }
  }
}
