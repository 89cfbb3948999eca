package io.tollgate.http.server;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessageDecoderResult;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is refused of a decoded head (gateway contract 8.1, 8.3). Pure. */
final class RequestRules {

  /** Why a request is refused. */
  record Fault(int status, String reason) {}

  private static final int LINE_END = 2;

  private RequestRules() {}

  /** The fault that made the decoder give up. */
  static Fault undecodable(Throwable cause) {
    if (cause instanceof TooLongHttpLineException) {
      return new Fault(414, "The request line is too long");
    }
    return new Fault(400, "The request is no valid HTTP: " + cause.getMessage());
  }

  /** The first fault of a decoded head, null when there is none. */
  static @Nullable Fault check(HttpRequest request, HttpLimits limits) {
    HttpHeaders headers = request.headers();
    Fault fault = size(request, headers, limits);
    if (fault == null) {
      fault = version(request.protocolVersion());
    }
    if (fault == null) {
      fault = method(request.method());
    }
    if (fault == null) {
      fault = target(request);
    }
    if (fault == null) {
      fault = host(request.protocolVersion(), headers);
    }
    return fault == null ? framing(headers) : fault;
  }

  private static @Nullable Fault size(HttpRequest request, HttpHeaders headers, HttpLimits limits) {
    if (headers.size() > limits.headers()) {
      return bad("More than %d headers".formatted(limits.headers()));
    }
    // Only a large block can hold a line that is too long.
    if (request.decoderResult() instanceof HttpMessageDecoderResult result
        && result.headerSize() + LINE_END > limits.headerLine()) {
      Iterator<Map.Entry<CharSequence, CharSequence>> all = headers.iteratorCharSequence();
      while (all.hasNext()) {
        Map.Entry<CharSequence, CharSequence> header = all.next();
        int line = header.getKey().length() + 2 + header.getValue().length() + LINE_END;
        if (line > limits.headerLine()) {
          return bad("A header line is longer than %d bytes".formatted(limits.headerLine()));
        }
      }
    }
    return null;
  }

  private static @Nullable Fault version(HttpVersion version) {
    if (version.equals(HttpVersion.HTTP_1_1) || version.equals(HttpVersion.HTTP_1_0)) {
      return null;
    }
    return new Fault(505, "Only HTTP/1.1 and HTTP/1.0 are spoken here");
  }

  private static @Nullable Fault method(HttpMethod method) {
    if (method.equals(HttpMethod.CONNECT) || method.equals(HttpMethod.TRACE)) {
      return new Fault(405, "The method %s is not served".formatted(method));
    }
    return null;
  }

  private static @Nullable Fault target(HttpRequest request) {
    String target = request.uri();
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c <= ' ' || c == 0x7f) {
        return bad("The request target has a control character");
      }
    }
    if (target.startsWith("/")
        || startsWithIgnoreCase(target, "http://")
        || startsWithIgnoreCase(target, "https://")) {
      return null;
    }
    if (target.equals("*") && request.method().equals(HttpMethod.OPTIONS)) {
      return null;
    }
    return bad("The request target is neither a path nor an http URL");
  }

  private static @Nullable Fault host(HttpVersion version, HttpHeaders headers) {
    Iterator<? extends CharSequence> hosts =
        headers.valueCharSequenceIterator(HttpHeaderNames.HOST);
    if (!hosts.hasNext()) {
      return version.equals(HttpVersion.HTTP_1_0) ? null : bad("There is no Host header");
    }
    hosts.next();
    return hosts.hasNext() ? bad("There is more than one Host header") : null;
  }

  /** What the decoder lets pass: it judges lengths and codings, not both together in HTTP/1.0. */
  private static @Nullable Fault framing(HttpHeaders headers) {
    if (!headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
      return null;
    }
    if (headers.contains(HttpHeaderNames.CONTENT_LENGTH)) {
      return bad("Content-Length and Transfer-Encoding exclude each other");
    }
    List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
    if (codings.size() != 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
      return bad("The only Transfer-Encoding understood is chunked");
    }
    return null;
  }

  private static boolean startsWithIgnoreCase(String text, String prefix) {
    return text.regionMatches(true, 0, prefix, 0, prefix.length());
  }

  private static Fault bad(String reason) {
    return new Fault(400, reason);
  }
}
