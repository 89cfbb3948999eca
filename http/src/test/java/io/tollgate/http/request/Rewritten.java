package io.tollgate.http.request;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpObject;
import io.tollgate.http.wire.HeadBytes;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A head as a proxy would send it on. */
final class Rewritten {

  private Rewritten() {}

  /** The head that the bytes begin with, null when they are refused or not enough. */
  static @Nullable RequestHead head(ByteBuf bytes) {
    HttpObject first = new RequestDecoder(Reading.LIMITS).next(bytes);
    return first instanceof RequestHead head ? head : null;
  }

  /**
   * @return what is wrong with the head, empty when it is read the same after it was written
   */
  static String difference(RequestHead head) {
    ByteBuf out = Unpooled.buffer(512);
    out.writeCharSequence(
        "%s %s %s\r\n".formatted(head.method(), head.uri(), head.protocolVersion()),
        StandardCharsets.ISO_8859_1);
    HeadBytes.headers(out, head.headers());
    HeadBytes.end(out);
    RequestHead again = head(out);
    if (again == null || out.isReadable()) {
      return "Not one head: " + out.toString(0, out.writerIndex(), StandardCharsets.ISO_8859_1);
    }
    boolean same =
        head.equals(again)
            && head.bodyLength() == again.bodyLength()
            && head.keepsAlive() == again.keepsAlive();
    return same ? "" : "Differs: " + head + " and " + again;
  }
}
