package io.tollgate.http.request;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * Finds the lines in what arrives in pieces of any size. A line's bytes stay as they are while
 * somebody refers to them: a block that is given up is never written again.
 */
final class LineBuffer {

  /** Most heads fit. */
  private static final int PIECE = 1024;

  private static final byte[] NONE = {};

  private byte[] block = NONE;
  private int start;
  private int lineEnd;
  private int scanned;
  private int end;

  byte[] block() {
    return block;
  }

  /** Where the line begins. */
  int start() {
    return start;
  }

  /** Behind the line feed of the line, once {@link #find} has found it. */
  int lineEnd() {
    return lineEnd;
  }

  /** The bytes that are here of a line that has not ended. */
  int pending() {
    return end - start;
  }

  /** Takes from the input until a line feed has come; false when the input is used up before. */
  boolean find(ByteBuf in) {
    while (!findHere()) {
      if (!in.isReadable()) {
        return false;
      }
      take(in);
    }
    return true;
  }

  private boolean findHere() {
    int feed = Characters.find('\n', block, scanned, end);
    if (feed == end) {
      scanned = end;
      return false;
    }
    lineEnd = feed + 1;
    scanned = lineEnd;
    return true;
  }

  private void take(ByteBuf in) {
    int room = block.length - end;
    if (room == 0) {
      room = Math.max(pending(), Math.min(in.readableBytes(), PIECE));
      block = Arrays.copyOfRange(block, start, end + room);
      end -= start;
      start = 0;
    }
    int length = Math.min(room, in.readableBytes());
    in.readBytes(block, end, length);
    scanned = end;
    end += length;
  }

  /** The line that was found is done with. */
  void next() {
    start = lineEnd;
  }

  /** No more lines: what was taken behind the last one goes back to where it was taken from. */
  void giveBack(ByteBuf in) {
    in.readerIndex(in.readerIndex() - (end - start));
    block = NONE;
    start = 0;
    scanned = 0;
    end = 0;
  }
}
