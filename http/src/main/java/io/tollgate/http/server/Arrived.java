package io.tollgate.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.util.ArrayDeque;

/**
 * What a client has sent and nobody has looked at: requests behind the one in work stay bytes until
 * their turn. While there is any, nothing more is read, so it is at most what one read brought.
 */
final class Arrived {

  private final ArrayDeque<ByteBuf> pieces = new ArrayDeque<>(1);
  private boolean readSuspended;

  void add(ByteBuf piece) {
    pieces.add(piece);
  }

  boolean isEmpty() {
    return pieces.isEmpty();
  }

  /** Whether there are bytes; the piece at work may be used up. */
  boolean isReadable() {
    return pieces.size() > 1 || (!pieces.isEmpty() && pieces.element().isReadable());
  }

  ByteBuf first() {
    return pieces.element();
  }

  /** The first piece, to be released by the caller. */
  ByteBuf remove() {
    return pieces.remove();
  }

  /** Hands the first piece on as it is. */
  void passOn(ChannelHandlerContext context) {
    ByteBuf bytes = pieces.remove();
    if (bytes.isReadable()) {
      context.fireChannelRead(bytes);
    } else {
      bytes.release();
    }
  }

  /** A piece without bytes is no reason to keep from reading. */
  void releaseUsedUp() {
    if (!pieces.isEmpty() && !pieces.element().isReadable()) {
      pieces.remove().release();
    }
  }

  /** The channel wants to read: at once, or when all that is here is worked off. */
  void read(ChannelHandlerContext context) {
    if (pieces.isEmpty()) {
      context.read();
    } else {
      readSuspended = true;
    }
  }

  boolean readSuspended() {
    return readSuspended;
  }

  /** Reads what was to be read meanwhile, when there is room. */
  void resume(ChannelHandlerContext context) {
    if (readSuspended && pieces.isEmpty()) {
      readSuspended = false;
      context.read();
    }
  }

  void release() {
    pieces.forEach(ByteBuf::release);
    pieces.clear();
  }
}
