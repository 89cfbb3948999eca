package io.tollgate.gateway.listener;

import io.netty.buffer.ByteBuf;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.proxy.Trailers;
import io.tollgate.gateway.spool.SpooledBody;
import io.tollgate.http.client.UpstreamExchange;
import org.jspecify.annotations.Nullable;

/**
 * The way of a request's body to the upstream, which may have to be sent from its start again. To
 * be used on the call's event loop. It is a part of its leg rather than an object beside it, since
 * every call has one.
 */
abstract class BodyFlow {

  final Walk walk;
  final Call call;

  /** Null before the first one and between two. */
  @Nullable UpstreamExchange exchange;

  private @Nullable KeptBody kept;

  /** Of what comes from disk; while there is one, what comes from the client waits. */
  private @Nullable SpoolReader reader;

  BodyFlow(Walk walk) {
    this.walk = walk;
    this.call = walk.call();
  }

  /** What waits on disk cannot be read. */
  abstract void bodyUnreadable();

  /** Has it kept as it goes. */
  final void keep(KeptBody body) {
    kept = body;
  }

  /** Sends what is here, from the start. */
  final void begin(UpstreamExchange begun) {
    exchange = begun;
    SpooledBody whole = walk.spooledBody();
    if (whole != null) {
      read(whole, begun, begun::end);
      return;
    }
    KeptBody before = kept;
    if (before != null) {
      before.replay(begun);
      SpooledBody onDisk = before.onDisk();
      if (onDisk != null) {
        read(onDisk, begun, () -> goOn(begun));
        return;
      }
    }
    goOn(begun);
  }

  private void read(SpooledBody body, UpstreamExchange to, Runnable done) {
    SpoolReader begun = new SpoolReader(body, to, done, this::bodyUnreadable);
    reader = begun;
    begun.advance();
  }

  /** Everything that was sent before is sent again: on with what has come since. */
  private void goOn(UpstreamExchange to) {
    boolean fromDisk = reader != null;
    reader = null;
    for (ByteBuf piece = call.body().poll(); piece != null; piece = call.body().poll()) {
      write(to, piece);
    }
    if (call.body().complete()) {
      to.endWith(Trailers.ofRequest(call));
    } else if (fromDisk) {
      to.flush();
      walk.readOn();
    }
  }

  private void write(UpstreamExchange to, ByteBuf piece) {
    if (kept != null) {
      kept.add(piece);
    }
    to.write(piece);
  }

  /** The exchange is over; there may be another one. */
  final void stop() {
    exchange = null;
    if (reader != null) {
      reader.stop();
      reader = null;
    }
  }

  /** A piece from the client; handed over. */
  final void pass(ByteBuf piece) {
    if (exchange == null || reader != null) {
      call.body().add(piece);
    } else {
      write(exchange, piece);
    }
  }

  /** The client has sent all. */
  final void bodyComplete() {
    if (exchange != null && reader == null) {
      exchange.endWith(Trailers.ofRequest(call));
    }
  }

  /** Whether more should be read from the client. */
  final boolean takesMore() {
    return exchange != null
        && reader == null
        && exchange.isWritable()
        && (kept == null || !kept.lags());
  }

  /** The upstream takes more. */
  final void sendOn() {
    if (reader == null) {
      walk.readOn();
    } else {
      reader.advance();
    }
  }

  /** Whether the body can be sent again. */
  final boolean isBodyLost() {
    return kept != null && kept.isLost();
  }

  /** It will not be sent again. */
  final void forgetBody() {
    if (kept != null) {
      kept.forget();
    }
  }
}
