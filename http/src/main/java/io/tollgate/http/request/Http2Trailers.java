package io.tollgate.http.request;

import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields behind a body of HTTP/2, judged as those of a head are. */
public final class Http2Trailers {

  private Http2Trailers() {}

  /**
   * Adds those that may follow a body; what would change the framing is left out (RFC 9110, 6.5.1).
   *
   * @return null when one of them is malformed
   */
  public static @Nullable HttpHeaders read(Http2Headers fields) {
    HttpHeaders trailers = DefaultHttpHeadersFactory.trailersFactory().newHeaders();
    for (Map.Entry<CharSequence, CharSequence> field : fields) {
      AsciiString name = AsciiString.of(field.getKey());
      AsciiString value = AsciiString.of(field.getValue());
      if (Http2Field.fault(name, value) != null || name.byteAt(0) == ':') {
        return null;
      }
      if (!FramingHeaders.isFraming(name)) {
        trailers.add(name, value);
      }
    }
    return trailers;
  }
}
