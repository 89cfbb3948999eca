package io.tollgate.gateway.call;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of a body that wait in memory, in their order. Many short ones are copied together: each
 * by itself would take a multiple of its length, and who sends a body byte by byte would fill the
 * memory with little (gateway.md, 8.1).
 */
public final class HeldPieces implements Iterable<ByteBuf> {

  private static final int SHORT = 512;
  private static final int TOGETHER = 4096;

  private final ArrayDeque<ByteBuf> pieces = new ArrayDeque<>(2);

  /** The last piece: null when it is a long one. */
  private @Nullable ByteBuf shortOne;

  /** Whether that is a copy, which has room. */
  private boolean hasRoom;

  /** Takes a piece; handed over. */
  public void add(ByteBuf piece) {
    int bytes = piece.readableBytes();
    ByteBuf before = shortOne;
    if (bytes >= SHORT) {
      pieces.add(piece);
      shortOne = null;
    } else if (before == null || before.readableBytes() + bytes > TOGETHER) {
      pieces.add(piece);
      shortOne = piece;
      hasRoom = false;
    } else {
      ByteBuf together = hasRoom ? before : copy(before);
      together.writeBytes(piece);
      piece.release();
    }
  }

  private ByteBuf copy(ByteBuf before) {
    ByteBuf together = before.alloc().buffer(TOGETHER, TOGETHER).writeBytes(before);
    before.release();
    pieces.removeLast();
    pieces.add(together);
    shortOne = together;
    hasRoom = true;
    return together;
  }

  /** The first piece, its owner from now on; null without one. */
  public @Nullable ByteBuf poll() {
    ByteBuf first = pieces.poll();
    if (first == shortOne) {
      shortOne = null;
    }
    return first;
  }

  /** Bodies are looked at without being taken. */
  @Override
  public Iterator<ByteBuf> iterator() {
    return pieces.iterator();
  }

  /** How many there are. */
  int count() {
    return pieces.size();
  }

  /** Drops them. */
  public void release() {
    for (ByteBuf piece = poll(); piece != null; piece = poll()) {
      piece.release();
    }
  }
}
