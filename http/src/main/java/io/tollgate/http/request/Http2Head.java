package io.tollgate.http.request;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes of the fields of an HTTP/2 request the head that HTTP/1.1 would have had: it is judged by
 * the same rules, and whoever handles it need not know how it came (RFC 9113, 8.3.1; gateway
 * contract, ruling 12). A body whose length the client does not tell becomes a chunked one.
 */
public final class Http2Head {

  /** As access logs write it. */
  public static final HttpVersion VERSION = new HttpVersion("HTTP", 2, 0, true);

  private static final AsciiString COOKIE_SEPARATOR = AsciiString.cached("; ");
  private static final AsciiString HOST = AsciiString.cached("Host");

  private final HeadLimits limits;
  private final FramingHeaders framing = new FramingHeaders();
  private final HttpHeaders headers = HeadDecoder.HEADERS.newHeaders();
  private @Nullable AsciiString method;
  private @Nullable AsciiString scheme;
  private @Nullable AsciiString authority;
  private @Nullable AsciiString path;
  private @Nullable AsciiString cookies;
  private int count;
  private int bytes;

  private Http2Head(HeadLimits limits) {
    this.limits = limits;
  }

  /**
   * @param bodyFollows whether the request goes on behind its head
   */
  public static DecodedHead read(Http2Headers fields, boolean bodyFollows, HeadLimits limits) {
    Http2Head head = new Http2Head(limits);
    for (Map.Entry<CharSequence, CharSequence> field : fields) {
      Fault fault = head.add(AsciiString.of(field.getKey()), AsciiString.of(field.getValue()));
      if (fault != null) {
        return fault;
      }
    }
    return head.end(bodyFollows);
  }

  private @Nullable Fault add(AsciiString name, AsciiString value) {
    Fault fault = measure(name, value);
    if (fault == null) {
      fault = Http2Field.fault(name, value);
    }
    if (fault != null) {
      return fault;
    }
    if (name.byteAt(0) == ':') {
      return pseudo(name, value);
    }
    if (HttpHeaderNames.COOKIE.equals(name)) {
      cookies = cookies == null ? value : cookies.concat(COOKIE_SEPARATOR).concat(value);
      return null;
    }
    if (!HttpHeaderNames.HOST.equals(name)) {
      headers.add(name, value);
      return framing.add(name, value);
    }
    if (headers.contains(HOST)) {
      return Fault.bad("There is more than one Host header");
    }
    headers.set(HOST, value);
    return null;
  }

  private @Nullable Fault measure(AsciiString name, AsciiString value) {
    boolean target = Http2Headers.PseudoHeaderName.PATH.value().equals(name);
    if (target) {
      return value.length() > limits.requestLine() ? HeadLimits.tooLongRequestLine() : null;
    }
    // As much as the line would have had.
    int length = name.length() + value.length() + 4;
    bytes += length;
    count++;
    return limits.fault(length, bytes, count);
  }

  private @Nullable Fault pseudo(AsciiString name, AsciiString value) {
    if (!headers.isEmpty() || cookies != null) {
      return Fault.bad("A pseudo-header stands behind a header");
    }
    Http2Headers.PseudoHeaderName known = Http2Headers.PseudoHeaderName.getPseudoHeader(name);
    AsciiString before =
        switch (known) {
          case METHOD -> method;
          case SCHEME -> scheme;
          case AUTHORITY -> authority;
          case PATH -> path;
          case null, default -> name;
        };
    if (before != null) {
      return Fault.bad("The pseudo-header %s is unknown or there twice".formatted(name));
    }
    switch (known) {
      case METHOD -> method = value;
      case SCHEME -> scheme = value;
      case AUTHORITY -> authority = value;
      case PATH -> path = value;
      default -> {}
    }
    return null;
  }

  private DecodedHead end(boolean bodyFollows) {
    AsciiString asked = method;
    if (asked == null || !Http2Field.isToken(asked)) {
      return Fault.bad("There is no :method, or it is no token");
    }
    HttpMethod known = Methods.of(asked.array(), asked.arrayOffset(), end(asked));
    Fault fault = RequestLine.served(known);
    if (fault != null) {
      return fault;
    }
    AsciiString target = path;
    if (target == null || scheme == null) {
      return Fault.bad("There is no :path or no :scheme");
    }
    fault = Http2Field.scheme(scheme);
    if (fault == null) {
      fault = Http2Field.path(known, target);
    }
    if (fault == null) {
      fault = host();
    }
    return fault == null ? head(known, target, bodyFollows) : fault;
  }

  private DecodedHead head(HttpMethod known, AsciiString target, boolean bodyFollows) {
    if (cookies != null) {
      headers.set(HttpHeaderNames.COOKIE, cookies);
    }
    Framing told = framing.framing(HttpVersion.HTTP_1_1);
    if (!bodyFollows && told.bodyLength() > 0) {
      return Fault.bad("The Content-Length announces a body that does not come");
    }
    boolean untold = bodyFollows && !headers.contains(HttpHeaderNames.CONTENT_LENGTH);
    if (untold) {
      headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
    }
    return new RequestHead(
        VERSION,
        known,
        new String(
            target.array(), target.arrayOffset(), target.length(), StandardCharsets.ISO_8859_1),
        headers,
        untold ? new Framing(Framing.CHUNKED, true, told.expectsContinue()) : told);
  }

  /** Whom the request is for: the authority, a Host header that says the same, or one of both. */
  private @Nullable Fault host() {
    CharSequence header = headers.get(HOST);
    AsciiString named = authority;
    if (named == null) {
      return header == null
          ? Fault.bad("There is neither :authority nor a Host header")
          : framing.add(HOST, AsciiString.of(header));
    }
    if (header != null && !AsciiString.contentEqualsIgnoreCase(named, header)) {
      return Fault.bad("The Host header differs from :authority");
    }
    headers.set(HOST, named);
    return framing.add(HOST, named);
  }

  private static int end(AsciiString text) {
    return text.arrayOffset() + text.length();
  }
}
