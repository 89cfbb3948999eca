package io.tollgate.backend.api;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.tollgate.backend.api.parameter.ContentType;
import io.tollgate.backend.api.parameter.RequestBody;
import io.tollgate.backend.api.parameter.SecretParameters;
import io.tollgate.backend.error.ContextInfo;
import io.tollgate.http.server.Exchange;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Describes a request for the error list, without its secrets (7.4, 7.6). */
final class RequestContext {

  private RequestContext() {}

  static ContextInfo of(Exchange exchange) {
    HttpHeaders headers = exchange.headers();
    InetAddress peer = exchange.peer().getAddress();
    return new ContextInfo(
        url(exchange),
        exchange.method(),
        form(exchange),
        headers.get(HttpHeaderNames.USER_AGENT),
        peer == null ? "" : peer.getHostAddress(),
        headers.get(HttpHeaderNames.CONTENT_TYPE),
        headers.get(HttpHeaderNames.CONTENT_LENGTH),
        Options.of(exchange).named());
  }

  private static String url(Exchange exchange) {
    String host = exchange.headers().get(HttpHeaderNames.HOST, "");
    String query = exchange.query();
    return (exchange.encrypted() ? "https://" : "http://")
        + host
        + exchange.path()
        + (query.isEmpty() ? "" : "?" + SecretParameters.masked(beginning(query)));
  }

  private static @Nullable String form(Exchange exchange) {
    int size = Math.min(exchange.body().readableBytes(), ContextInfo.MAX_PARAMETERS + 1);
    if (size == 0 || ContentType.of(RequestBody.contentType(exchange)) != ContentType.FORM) {
      return null;
    }
    String form =
        exchange.body().toString(exchange.body().readerIndex(), size, StandardCharsets.ISO_8859_1);
    return SecretParameters.masked(form);
  }

  /** More would be cut off again. */
  private static String beginning(String query) {
    return query.substring(0, Math.min(query.length(), ContextInfo.MAX_PARAMETERS + 1));
  }
}
