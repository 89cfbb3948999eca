package io.tollgate.http.wire;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * Writes headers as fields of HTTP/2: names in lower case, without those that belong to one
 * connection of HTTP/1.1 (RFC 9113, 8.2.2).
 */
public final class Http2Fields {

  private static final Set<AsciiString> LEFT_OUT =
      Set.of(
          HttpHeaderNames.CONNECTION,
          HttpHeaderNames.HOST,
          HttpHeaderNames.TRANSFER_ENCODING,
          HttpHeaderNames.UPGRADE,
          AsciiString.cached("keep-alive"),
          AsciiString.cached("proxy-connection"));

  private Http2Fields() {}

  public static void add(HttpHeaders from, Http2Headers to) {
    Iterator<Map.Entry<CharSequence, CharSequence>> all = from.iteratorCharSequence();
    while (all.hasNext()) {
      Map.Entry<CharSequence, CharSequence> header = all.next();
      AsciiString name = AsciiString.of(header.getKey()).toLowerCase();
      if (!LEFT_OUT.contains(name)) {
        to.add(name, value(header.getValue()));
      }
    }
  }

  /** What could end a line early must not wait for whoever makes HTTP/1.1 of it again. */
  private static CharSequence value(CharSequence value) {
    if (value instanceof AsciiString) {
      return value;
    }
    String text = value.toString();
    return text.indexOf('\r') < 0 && text.indexOf('\n') < 0 && text.indexOf('\0') < 0
        ? text
        : text.replace('\r', ' ').replace('\n', ' ').replace('\0', ' ');
  }
}
