package io.tollgate.http.request;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/**
 * Reads the requests of one connection from pieces of any size: a {@link RequestHead}, then {@code
 * HttpContent} as it comes, the last one a {@code LastHttpContent}.
 */
public final class RequestDecoder {

  private enum Part {
    HEAD,
    NO_BODY,
    LENGTH,
    CHUNKED
  }

  private final HeadDecoder head;
  private final LengthBody length = new LengthBody();
  private final ChunkedBody chunks;
  private Part part = Part.HEAD;
  private @Nullable Fault fault;

  public RequestDecoder(HeadLimits limits) {
    LineBuffer lines = new LineBuffer();
    head = new HeadDecoder(limits, lines);
    chunks = new ChunkedBody(limits, lines);
  }

  /** Why nothing more can be read, null while something can. */
  public @Nullable Fault fault() {
    return fault;
  }

  /**
   * The next part of a request. Bodies refer to the input's memory and count as holders of it.
   *
   * @param in read as far as needed, not released
   * @return null when the input is used up, or at a {@link #fault}
   */
  public @Nullable HttpObject next(ByteBuf in) {
    if (fault != null) {
      return null;
    }
    HttpObject decoded =
        switch (part) {
          case HEAD -> head(in);
          case NO_BODY -> LastHttpContent.EMPTY_LAST_CONTENT;
          case LENGTH -> length.next(in);
          case CHUNKED -> chunks(in);
        };
    if (decoded instanceof LastHttpContent) {
      part = Part.HEAD;
    }
    return decoded;
  }

  private @Nullable HttpObject head(ByteBuf in) {
    return switch (head.decode(in)) {
      case null -> null;
      case Fault found -> {
        fault = found;
        yield null;
      }
      case RequestHead request -> {
        part = begin(request.bodyLength());
        yield request;
      }
    };
  }

  private Part begin(long bodyLength) {
    if (bodyLength == Framing.CHUNKED) {
      chunks.begin();
      return Part.CHUNKED;
    }
    if (bodyLength == 0) {
      return Part.NO_BODY;
    }
    length.begin(bodyLength);
    return Part.LENGTH;
  }

  private @Nullable HttpObject chunks(ByteBuf in) {
    HttpObject piece = chunks.next(in);
    fault = chunks.fault();
    return piece;
  }
}
