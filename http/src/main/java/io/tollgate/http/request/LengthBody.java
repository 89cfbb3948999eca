package io.tollgate.http.request;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import org.jspecify.annotations.Nullable;

/** A body of known length. */
final class LengthBody {

  private long missing;

  void begin(long length) {
    missing = length;
  }

  /** The next piece, null when the input is used up. */
  @Nullable HttpContent next(ByteBuf in) {
    if (!in.isReadable()) {
      return null;
    }
    ByteBuf piece = in.readRetainedSlice((int) Math.min(missing, in.readableBytes()));
    missing -= piece.readableBytes();
    return missing == 0
        ? new DefaultLastHttpContent(piece, EmptyHttpHeaders.INSTANCE)
        : new DefaultHttpContent(piece);
  }
}
