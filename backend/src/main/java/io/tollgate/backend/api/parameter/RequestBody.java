package io.tollgate.backend.api.parameter;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.tollgate.http.server.Exchange;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The body of a request as parameters. */
public final class RequestBody {

  private RequestBody() {}

  public static @Nullable String contentType(Exchange exchange) {
    return exchange.headers().get(HttpHeaderNames.CONTENT_TYPE);
  }

  /** Whether the request carries a body, even if it is a chunked one without content. */
  public static boolean isPresent(Exchange exchange) {
    HttpHeaders headers = exchange.headers();
    return exchange.body().isReadable()
        || headers.containsValue(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED, true);
  }

  public static Parameters parameters(Exchange exchange) throws MalformedParametersException {
    String body = exchange.body().toString(StandardCharsets.ISO_8859_1);
    String contentType = contentType(exchange);
    return switch (ContentType.of(contentType)) {
      case FORM -> FormDecoder.decode(body);
      case MULTIPART -> MultipartDecoder.decode(String.valueOf(contentType), body);
      case OTHER -> new Parameters();
    };
  }
}
