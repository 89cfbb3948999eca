package io.tollgate.gateway.listener;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.CompositeByteBuf;
import io.netty.handler.codec.http.HttpUtil;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PayloadTooLarge;
import io.tollgate.gateway.call.RequestBody;
import io.tollgate.gateway.call.UpstreamOptions;
import io.tollgate.gateway.response.GatewayRefusals;
import io.tollgate.gateway.spool.Spool;
import io.tollgate.gateway.spool.SpooledBody;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a request's body before the call is sent on. Where nobody knows its length, it is
 * taken in completely: the first bytes in memory, a longer one on disk (gateway.md, 2.9).
 */
final class BodyIntake {

  private final Walk walk;
  private final Call call;
  private final ByteBufAllocator allocator;
  private final Spool spool;
  private @Nullable SpooledBody spooled;
  private long received;
  private boolean collecting;
  private boolean writing;
  private boolean closed;

  BodyIntake(Walk walk, ByteBufAllocator allocator, Spool spool) {
    this.walk = walk;
    this.call = walk.call();
    this.allocator = allocator;
    this.spool = spool;
  }

  /** Whether the body's length is unknown and has to be told. */
  static boolean needed(Call call) {
    UpstreamOptions options = call.upstreamOptions();
    return HttpUtil.isTransferEncodingChunked(call.request())
        && (options == null || !options.isUnbuffered());
  }

  /** To be told of each piece, whoever takes it. */
  void count(ByteBuf piece) {
    received += piece.readableBytes();
  }

  /** Whether more has come than a policy allows. */
  boolean tooLarge() {
    UpstreamOptions options = call.upstreamOptions();
    return options != null && received > options.requestBytes();
  }

  /** From now on all of the body is awaited. */
  void collect() {
    collecting = true;
    arrived();
  }

  /** Whether more should be read now, before the call is sent on. */
  boolean takesMore() {
    return collecting ? !writing : call.body().inspecting();
  }

  /** Null when all is in memory, that is in the call's own body. */
  @Nullable SpooledBody spooled() {
    return spooled;
  }

  /** Takes in what has come to the call's body. */
  void arrived() {
    if (collecting && !writing && !closed) {
      if (tooLarge()) {
        walk.refuse(PayloadTooLarge.REQUEST);
      } else {
        advance();
      }
    }
  }

  private void advance() {
    long held = call.body().heldBytes();
    boolean onDisk = spooled != null || held > RequestBody.INSPECTION_LIMIT;
    if (onDisk && held > 0) {
      write();
    } else if (call.body().complete()) {
      collecting = false;
      walk.bodyIsWhole(spooled == null ? held : spooled.length());
    }
  }

  private void write() {
    SpooledBody file = spooled == null ? spool.begin(call.eventLoop()) : spooled;
    spooled = file;
    CompositeByteBuf all = allocator.compositeBuffer(1024);
    for (ByteBuf piece = call.body().poll(); piece != null; piece = call.body().poll()) {
      all.addComponent(true, piece);
    }
    writing = file.append(all, this::written);
    if (!writing) {
      walk.refuse(GatewayRefusals.SPOOL_FULL);
    }
  }

  private void written(boolean kept) {
    writing = false;
    if (kept) {
      arrived();
      walk.readOn();
    } else {
      walk.refuse(GatewayRefusals.SPOOL_FULL);
    }
  }

  void close() {
    closed = true;
    if (spooled != null) {
      spooled.close();
    }
  }
}
