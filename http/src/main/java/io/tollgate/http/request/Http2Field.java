package io.tollgate.http.request;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.util.AsciiString;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges single fields of HTTP/2, strictly enough that they can go on over HTTP/1.1. */
final class Http2Field {

  private static final AsciiString HTTP = AsciiString.cached("http");
  private static final AsciiString HTTPS = AsciiString.cached("https");

  /** What HTTP/2 says otherwise (RFC 9113, 8.2.2). */
  private static final Set<AsciiString> OF_THE_CONNECTION =
      Set.of(
          HttpHeaderNames.CONNECTION,
          AsciiString.cached("keep-alive"),
          AsciiString.cached("proxy-connection"),
          HttpHeaderNames.TRANSFER_ENCODING,
          HttpHeaderNames.UPGRADE,
          AsciiString.cached("http2-settings"));

  private Http2Field() {}

  /** What is wrong with a header, trailer or pseudo-header as such. */
  static @Nullable Fault fault(AsciiString name, AsciiString value) {
    int from = name.arrayOffset();
    int to = from + name.length();
    int token = !name.isEmpty() && name.byteAt(0) == ':' ? from + 1 : from;
    if (token == to || Characters.tokenEnd(name.array(), token, to) < to || hasUpper(name)) {
      return Fault.bad("A header name has a character that is not allowed");
    }
    int begin = value.arrayOffset();
    int end = begin + value.length();
    if (Characters.valueEnd(value.array(), begin, end) < end) {
      return Fault.bad("A header value has a control character");
    }
    if (begin < end && (isBlank(value.array()[begin]) || isBlank(value.array()[end - 1]))) {
      return Fault.bad("A header value begins or ends with a blank");
    }
    if (OF_THE_CONNECTION.contains(name)) {
      return Fault.bad("The header %s has no place in HTTP/2".formatted(name));
    }
    return HttpHeaderNames.TE.equals(name)
            && !value.contentEqualsIgnoreCase(HttpHeaderValues.TRAILERS)
        ? Fault.bad("The header te may only say trailers")
        : null;
  }

  static boolean isToken(AsciiString value) {
    int from = value.arrayOffset();
    int to = from + value.length();
    return from < to && Characters.tokenEnd(value.array(), from, to) == to;
  }

  static @Nullable Fault scheme(AsciiString value) {
    return value.contentEqualsIgnoreCase(HTTPS) || value.contentEqualsIgnoreCase(HTTP)
        ? null
        : Fault.bad("The :scheme is neither https nor http");
  }

  /** A path; the host has a field of its own here, so a whole URL is none. */
  static @Nullable Fault path(HttpMethod method, AsciiString value) {
    int from = value.arrayOffset();
    int to = from + value.length();
    if (from == to || Characters.targetEnd(value.array(), from, to) < to) {
      return Fault.bad("The :path is empty, or has a blank or a control character");
    }
    if (value.byteAt(0) != '/' && value.byteAt(0) != '*') {
      return Fault.bad("The :path does not begin with a slash");
    }
    return Target.fault(method, value.array(), from, to);
  }

  private static boolean hasUpper(AsciiString name) {
    for (int i = 0; i < name.length(); i++) {
      if (AsciiString.isUpperCase(name.byteAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }
}
