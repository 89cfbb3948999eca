package io.tollgate.http.request;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/**
 * Gathers from the header lines of one request how it is framed. Whatever two peers could
 * understand differently is refused.
 */
final class FramingHeaders {

  private static final int UNKNOWN = -2;
  private static final int MOST_DIGITS = 18;

  private boolean host;
  private boolean chunked;
  private long length = UNKNOWN;
  private boolean asksClose;
  private boolean asksKeepAlive;
  private boolean expectsContinue;

  /** Looks at the next header line. */
  @Nullable Fault add(AsciiString name, AsciiString value) {
    // The length tells most other names apart at once.
    return switch (name.length()) {
      case 4 -> is(name, HttpHeaderNames.HOST) ? host(value) : null;
      case 6 -> is(name, HttpHeaderNames.EXPECT) ? expect(value) : null;
      case 10 -> is(name, HttpHeaderNames.CONNECTION) ? connection(value) : null;
      case 14 -> is(name, HttpHeaderNames.CONTENT_LENGTH) ? length(value) : null;
      case 17 -> is(name, HttpHeaderNames.TRANSFER_ENCODING) ? coding(value) : null;
      default -> null;
    };
  }

  /** Whether a line of that name would change the framing, and so may not follow a body. */
  static boolean isFraming(AsciiString name) {
    return is(name, HttpHeaderNames.HOST)
        || is(name, HttpHeaderNames.CONTENT_LENGTH)
        || is(name, HttpHeaderNames.TRANSFER_ENCODING)
        || is(name, HttpHeaderNames.TRAILER);
  }

  private static boolean is(AsciiString name, AsciiString known) {
    // Most names of the same length differ in the first letter.
    return (name.byteAt(0) | 0x20) == known.byteAt(0) && name.contentEqualsIgnoreCase(known);
  }

  private @Nullable Fault host(AsciiString value) {
    if (host) {
      return Fault.bad("There is more than one Host header");
    }
    host = true;
    int from = value.arrayOffset();
    return Authority.isValid(value.array(), from, from + value.length())
        ? null
        : Fault.bad("The Host header is not a host with an optional port");
  }

  private @Nullable Fault expect(AsciiString value) {
    expectsContinue |= value.contentEqualsIgnoreCase(HttpHeaderValues.CONTINUE);
    return null;
  }

  private @Nullable Fault connection(AsciiString value) {
    asksClose |= names(value, HttpHeaderValues.CLOSE);
    asksKeepAlive |= names(value, HttpHeaderValues.KEEP_ALIVE);
    return null;
  }

  /** Whether a list separated by commas has that element. */
  private static boolean names(AsciiString list, AsciiString option) {
    if (list.contentEqualsIgnoreCase(option)) {
      return true;
    }
    int from = 0;
    for (int i = 0; i <= list.length(); i++) {
      if (i == list.length() || list.byteAt(i) == ',') {
        if (list.subSequence(from, i, false).trim().contentEqualsIgnoreCase(option)) {
          return true;
        }
        from = i + 1;
      }
    }
    return false;
  }

  private @Nullable Fault length(AsciiString value) {
    if (length != UNKNOWN) {
      return Fault.bad("There is more than one Content-Length header");
    }
    int digits = value.length();
    if (digits == 0 || digits > MOST_DIGITS) {
      return Fault.bad("The Content-Length is no number of bytes");
    }
    long number = 0;
    for (int i = 0; i < digits; i++) {
      byte digit = value.byteAt(i);
      if (digit < '0' || digit > '9') {
        return Fault.bad("The Content-Length is no number of bytes");
      }
      number = number * 10 + digit - '0';
    }
    length = number;
    return null;
  }

  private @Nullable Fault coding(AsciiString value) {
    if (chunked || !value.contentEqualsIgnoreCase(HttpHeaderValues.CHUNKED)) {
      return Fault.bad("The only Transfer-Encoding understood is chunked");
    }
    chunked = true;
    return null;
  }

  /** What can be said against all lines together, when there are no more. */
  @Nullable Fault fault(HttpVersion version) {
    if (!host && version == HttpVersion.HTTP_1_1) {
      return Fault.bad("There is no Host header");
    }
    if (!chunked) {
      return null;
    }
    if (version == HttpVersion.HTTP_1_0) {
      return Fault.bad("HTTP/1.0 knows no Transfer-Encoding");
    }
    return length == UNKNOWN
        ? null
        : Fault.bad("Content-Length and Transfer-Encoding exclude each other");
  }

  Framing framing(HttpVersion version) {
    boolean modern = version == HttpVersion.HTTP_1_1;
    return new Framing(
        chunked ? Framing.CHUNKED : Math.max(length, 0),
        !asksClose && (modern || asksKeepAlive),
        modern && expectsContinue);
  }
}
