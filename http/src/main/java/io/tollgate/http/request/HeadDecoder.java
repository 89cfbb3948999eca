package io.tollgate.http.request;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads one head after the other, line by line as they arrive, and refuses at the first line that
 * is wrong. Every line ends with CRLF. One empty line before a request is passed over (RFC 9112,
 * 2.2).
 */
final class HeadDecoder {

  private static final DefaultHttpHeadersFactory VALIDATING =
      DefaultHttpHeadersFactory.headersFactory();

  /** What stands in the block is judged; only what is added later, as text, is to be. */
  static final HttpHeadersFactory HEADERS =
      VALIDATING
          .withNameValidator(new LaterNames(VALIDATING.getNameValidator()))
          .withValueValidator(new LaterValues(VALIDATING.getValueValidator()));

  private final HeadLimits limits;
  private final LineBuffer lines;
  private final RequestLine requestLine = new RequestLine();
  private final FieldLine field = new FieldLine();
  private @Nullable HttpHeaders headers;
  private FramingHeaders framing = new FramingHeaders();
  private boolean emptyLineSeen;
  private int headerBytes;
  private int headerCount;

  HeadDecoder(HeadLimits limits, LineBuffer lines) {
    this.limits = limits;
    this.lines = lines;
  }

  /** The next head or the fault in it; null when the input is used up before. */
  @Nullable DecodedHead decode(ByteBuf in) {
    while (lines.find(in)) {
      byte[] block = lines.block();
      int from = lines.start();
      int to = lines.lineEnd() - 2;
      if (to < from || block[to] != '\r') {
        return Fault.bad("A line does not end with CR LF");
      }
      Fault fault = null;
      HttpHeaders current = headers;
      if (current == null) {
        fault = first(block, from, to);
      } else if (to == from) {
        fault = framing.fault(requestLine.version());
        if (fault == null) {
          lines.next();
          lines.giveBack(in);
          return head(current);
        }
      } else {
        fault = header(current, block, from, to);
      }
      if (fault != null) {
        return fault;
      }
      lines.next();
    }
    return unfinished();
  }

  private @Nullable Fault first(byte[] block, int from, int to) {
    if (to == from && !emptyLineSeen) {
      emptyLineSeen = true;
      return null;
    }
    if (to - from > limits.requestLine()) {
      return HeadLimits.tooLongRequestLine();
    }
    Fault fault = requestLine.read(block, from, to);
    if (fault == null) {
      headers = HEADERS.newHeaders();
      framing = new FramingHeaders();
      headerBytes = 0;
      headerCount = 0;
    }
    return fault;
  }

  private @Nullable Fault header(HttpHeaders current, byte[] block, int from, int to) {
    int length = to - from + 2;
    headerBytes += length;
    headerCount++;
    Fault tooLarge = limits.fault(length, headerBytes, headerCount);
    if (tooLarge != null) {
      return tooLarge;
    }
    Fault fault = field.read(block, from, to);
    if (fault == null) {
      current.add(field.name(), field.value());
      fault = framing.add(field.name(), field.value());
    }
    return fault;
  }

  private RequestHead head(HttpHeaders complete) {
    headers = null;
    emptyLineSeen = false;
    return new RequestHead(
        requestLine.version(),
        requestLine.method(),
        requestLine.target(),
        complete,
        framing.framing(requestLine.version()));
  }

  /** What is wrong already with a line that has not ended. */
  private @Nullable Fault unfinished() {
    int pending = lines.pending();
    if (headers != null) {
      return pending > limits.headerLine() ? limits.tooLongHeaderLine() : null;
    }
    if (pending > limits.requestLine() + 1) {
      return HeadLimits.tooLongRequestLine();
    }
    // A client that speaks another protocol, such as TLS, need not wait for its time-out.
    int from = lines.start();
    byte[] block = lines.block();
    return pending > 0 && block[from] != '\r' && Characters.tokenEnd(block, from, from + 1) == from
        ? Fault.bad("The request line does not begin with a method and a blank")
        : null;
  }
}
