package io.tollgate.gateway.listener;

import io.netty.buffer.ByteBuf;
import io.tollgate.gateway.call.HeldPieces;
import io.tollgate.gateway.spool.Spool;
import io.tollgate.gateway.spool.SpooledBody;
import io.tollgate.http.client.UpstreamExchange;
import org.jspecify.annotations.Nullable;

/**
 * What was sent of a call's body, in case it must be sent again: the first bytes in memory, the
 * others on disk (gateway.md, ruling 7). To be used on the call's event loop.
 */
final class KeptBody {

  private static final int IN_MEMORY = 64 * 1024;

  /** Bytes on their way to the disk above which no more should come. */
  private static final int MOST_WAITING = 256 * 1024;

  private final Walk walk;
  private final @Nullable Spool spool;
  private final HeldPieces pieces = new HeldPieces();
  private @Nullable SpooledBody onDisk;
  private int inMemory;
  private int waiting;
  private boolean lost;

  /**
   * @param spool null: a body that does not fit into memory is not kept
   */
  KeptBody(Walk walk, @Nullable Spool spool) {
    this.walk = walk;
    this.spool = spool;
  }

  /** A piece is about to be sent. */
  void add(ByteBuf piece) {
    if (lost) {
      return;
    }
    int bytes = piece.readableBytes();
    if (onDisk == null && inMemory + bytes <= IN_MEMORY) {
      inMemory += bytes;
      pieces.add(piece.retainedDuplicate());
      return;
    }
    SpooledBody file = disk();
    if (file == null || !file.append(piece.retainedDuplicate(), kept -> written(kept, bytes))) {
      forget();
    } else {
      waiting += bytes;
    }
  }

  private @Nullable SpooledBody disk() {
    if (onDisk == null && spool != null) {
      onDisk = spool.begin(walk.call().eventLoop());
    }
    return onDisk;
  }

  private void written(boolean kept, int bytes) {
    boolean lagged = lags();
    waiting -= bytes;
    if (!kept) {
      forget();
    }
    if (lagged && !lags()) {
      walk.readOn();
    }
  }

  /** Whether the disk cannot follow. */
  boolean lags() {
    return !lost && waiting > MOST_WAITING;
  }

  /** Whether not all is here that was sent. */
  boolean isLost() {
    return lost;
  }

  /** Sends what is in memory; what is {@link #onDisk} follows it. */
  void replay(UpstreamExchange exchange) {
    for (ByteBuf piece : pieces) {
      exchange.write(piece.retainedDuplicate());
    }
  }

  /** Null when all is in memory. */
  @Nullable SpooledBody onDisk() {
    return onDisk;
  }

  /** Keeps nothing, now and later: the answer has begun, or there will be none. */
  void forget() {
    lost = true;
    pieces.release();
    if (onDisk != null) {
      onDisk.close();
    }
  }
}
