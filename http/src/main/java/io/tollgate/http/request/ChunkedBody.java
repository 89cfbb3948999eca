package io.tollgate.http.request;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import org.jspecify.annotations.Nullable;

/**
 * A body in chunks. Sizes are hexadecimal without blanks, below 2 GiB; extensions are read over;
 * what a chunk holds ends with CRLF.
 */
final class ChunkedBody {

  private enum Part {
    SIZE,
    DATA,
    DATA_END,
    TRAILERS
  }

  /** The longest size with its extensions. */
  private static final int LONGEST_LINE = 1024;

  private static final long LARGEST_CHUNK = Integer.MAX_VALUE;

  private final LineBuffer lines;
  private final Trailers trailers;
  private Part part = Part.SIZE;
  private int missing;
  private @Nullable Fault fault;

  ChunkedBody(HeadLimits limits, LineBuffer lines) {
    this.lines = lines;
    trailers = new Trailers(limits, lines);
  }

  void begin() {
    part = Part.SIZE;
    trailers.begin();
  }

  /** Why the body cannot be read on, null while it can. */
  @Nullable Fault fault() {
    return fault;
  }

  /** The next piece, null when the input is used up or at a fault. */
  @Nullable HttpContent next(ByteBuf in) {
    HttpContent piece = null;
    boolean goesOn = true;
    while (goesOn) {
      switch (part) {
        case SIZE -> goesOn = size(in);
        case DATA -> {
          piece = data(in);
          goesOn = false;
        }
        case DATA_END -> goesOn = dataEnd(in);
        case TRAILERS -> {
          piece = trailers.next(in);
          fault = trailers.fault();
          goesOn = false;
        }
      }
    }
    return piece;
  }

  /** Whether a size was found. */
  private boolean size(ByteBuf in) {
    boolean whole = lines.find(in);
    int length = whole ? lines.lineEnd() - lines.start() : lines.pending();
    if (length > LONGEST_LINE) {
      fault = Fault.bad("A chunk's size and extensions are longer than " + LONGEST_LINE + " bytes");
      return false;
    }
    if (!whole) {
      return false;
    }
    long size = size(lines.block(), lines.start(), lines.lineEnd());
    if (size < 0) {
      fault = Fault.bad("A chunk's size is malformed");
      return false;
    }
    lines.next();
    lines.giveBack(in);
    missing = (int) size;
    part = missing == 0 ? Part.TRAILERS : Part.DATA;
    return true;
  }

  /** Negative when the line is malformed. */
  private static long size(byte[] block, int from, int lineEnd) {
    int to = lineEnd - 2;
    if (to < from || block[to] != '\r') {
      return -1;
    }
    long size = 0;
    int at = from;
    for (int digit; at < to && (digit = Character.digit(block[at], 16)) >= 0; at++) {
      size = size * 16 + digit;
      if (size > LARGEST_CHUNK) {
        return -1;
      }
    }
    boolean extended = at < to && block[at] == ';' && Characters.valueEnd(block, at, to) == to;
    return at > from && (at == to || extended) ? size : -1;
  }

  private @Nullable HttpContent data(ByteBuf in) {
    if (!in.isReadable()) {
      return null;
    }
    ByteBuf piece = in.readRetainedSlice(Math.min(missing, in.readableBytes()));
    missing -= piece.readableBytes();
    if (missing == 0) {
      part = Part.DATA_END;
    }
    return new DefaultHttpContent(piece);
  }

  private boolean dataEnd(ByteBuf in) {
    while (in.isReadable()) {
      boolean second = missing < 0;
      if (in.readByte() != (second ? '\n' : '\r')) {
        fault = Fault.bad("A chunk is longer than its size");
        return false;
      }
      if (second) {
        part = Part.SIZE;
        return true;
      }
      missing = -1;
    }
    return false;
  }
}
