package io.tollgate.gateway.listener;

import io.netty.buffer.ByteBuf;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.proxy.Trailers;
import io.tollgate.gateway.spool.SpooledBody;
import io.tollgate.http.client.UpstreamExchange;
import org.jspecify.annotations.Nullable;

/**
 * The way of a request's body to the upstream, which may have to be sent from its start again. To
 * be used on the call's event loop.
 */
final class BodyFlow {

  private final Walk walk;
  private final Call call;
  private final Runnable unreadable;
  private @Nullable KeptBody kept;
  private @Nullable UpstreamExchange to;

  /** Of what comes from disk; while there is one, what comes from the client waits. */
  private @Nullable SpoolReader reader;

  /**
   * @param unreadable told when what waits on disk cannot be read
   */
  BodyFlow(Walk walk, Runnable unreadable) {
    this.walk = walk;
    this.call = walk.call();
    this.unreadable = unreadable;
  }

  /** Has it kept as it goes. */
  void keep(KeptBody body) {
    kept = body;
  }

  /** Sends what is here, from the start. */
  void begin(UpstreamExchange exchange) {
    to = exchange;
    SpooledBody whole = walk.spooledBody();
    if (whole != null) {
      read(whole, exchange, exchange::end);
      return;
    }
    KeptBody before = kept;
    if (before != null) {
      before.replay(exchange);
      SpooledBody onDisk = before.onDisk();
      if (onDisk != null) {
        read(onDisk, exchange, () -> goOn(exchange));
        return;
      }
    }
    goOn(exchange);
  }

  private void read(SpooledBody body, UpstreamExchange exchange, Runnable done) {
    SpoolReader begun = new SpoolReader(body, exchange, done, unreadable);
    reader = begun;
    begun.advance();
  }

  /** Everything that was sent before is sent again: on with what has come since. */
  private void goOn(UpstreamExchange exchange) {
    boolean fromDisk = reader != null;
    reader = null;
    for (ByteBuf piece = call.body().poll(); piece != null; piece = call.body().poll()) {
      write(exchange, piece);
    }
    if (call.body().complete()) {
      exchange.endWith(Trailers.ofRequest(call));
    } else if (fromDisk) {
      exchange.flush();
      walk.readOn();
    }
  }

  private void write(UpstreamExchange exchange, ByteBuf piece) {
    if (kept != null) {
      kept.add(piece);
    }
    exchange.write(piece);
  }

  /** The exchange is over; there may be another one. */
  void stop() {
    to = null;
    if (reader != null) {
      reader.stop();
      reader = null;
    }
  }

  /** A piece from the client; handed over. */
  void piece(ByteBuf piece) {
    if (to == null || reader != null) {
      call.body().add(piece);
    } else {
      write(to, piece);
    }
  }

  /** The client has sent all. */
  void complete() {
    if (to != null && reader == null) {
      to.endWith(Trailers.ofRequest(call));
    }
  }

  /** Whether more should be read from the client. */
  boolean takesMore() {
    return to != null && reader == null && to.isWritable() && (kept == null || !kept.lags());
  }

  /** The upstream takes more. */
  void writable() {
    if (reader == null) {
      walk.readOn();
    } else {
      reader.advance();
    }
  }

  /** Whether the body can be sent again. */
  boolean isLost() {
    return kept != null && kept.isLost();
  }

  /** It will not be sent again. */
  void forget() {
    if (kept != null) {
      kept.forget();
    }
  }
}
