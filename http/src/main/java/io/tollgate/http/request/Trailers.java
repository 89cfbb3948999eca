package io.tollgate.http.request;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/**
 * The header lines behind a chunked body, within the limits of a head. Those that would change the
 * framing are left out (RFC 9110, 6.5.1).
 */
final class Trailers {

  private final HeadLimits limits;
  private final LineBuffer lines;
  private final FieldLine field = new FieldLine();
  private @Nullable HttpHeaders headers;
  private int bytes;
  private int count;
  private @Nullable Fault fault;

  Trailers(HeadLimits limits, LineBuffer lines) {
    this.limits = limits;
    this.lines = lines;
  }

  void begin() {
    headers = null;
    bytes = 0;
    count = 0;
  }

  /** Why they cannot be read on, null while they can. */
  @Nullable Fault fault() {
    return fault;
  }

  /** The body's end, null when the input is used up or at a fault. */
  @Nullable LastHttpContent next(ByteBuf in) {
    while (lines.find(in)) {
      byte[] block = lines.block();
      int from = lines.start();
      int to = lines.lineEnd() - 2;
      if (to < from || block[to] != '\r') {
        fault = Fault.bad("A line does not end with CR LF");
        return null;
      }
      if (to == from) {
        lines.next();
        lines.giveBack(in);
        return end();
      }
      fault = line(block, from, to);
      if (fault != null) {
        return null;
      }
      lines.next();
    }
    if (lines.pending() > limits.headerLine()) {
      fault = tooLarge();
    }
    return null;
  }

  private @Nullable Fault line(byte[] block, int from, int to) {
    bytes += to - from + 2;
    count++;
    if (to - from + 2 > limits.headerLine()
        || bytes > limits.headerBlock()
        || count > limits.headers()) {
      return tooLarge();
    }
    Fault found = field.read(block, from, to);
    if (found == null && !FramingHeaders.isFraming(field.name())) {
      HttpHeaders all = headers;
      if (all == null) {
        all = DefaultHttpHeadersFactory.trailersFactory().newHeaders();
        headers = all;
      }
      all.add(field.name(), field.value());
    }
    return found;
  }

  private LastHttpContent end() {
    HttpHeaders all = headers;
    return all == null
        ? LastHttpContent.EMPTY_LAST_CONTENT
        : new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER, all);
  }

  private static Fault tooLarge() {
    return Fault.bad("The trailers are larger than a head may be");
  }
}
