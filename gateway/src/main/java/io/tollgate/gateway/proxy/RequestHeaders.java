package io.tollgate.gateway.proxy;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.HeaderText;
import io.tollgate.gateway.call.Upstream;
import io.tollgate.gateway.call.UpstreamOptions;
import io.tollgate.protocol.gateway.ServiceConfiguration;

/** Makes the client's headers the upstream's (gateway.md, 2.6, 2.8; ruling 18). */
final class RequestHeaders {

  private static final AsciiString SECRET_TOKEN = AsciiString.cached("X-3scale-proxy-secret-token");
  private static final AsciiString GRPC_SECRET_TOKEN =
      AsciiString.cached("X-3scale-grpc-secret-token");
  private static final AsciiString HOST = AsciiString.cached("Host");
  private static final AsciiString TE = HttpHeaderNames.TE;
  private static final AsciiString REAL_IP = AsciiString.cached("X-Real-IP");
  private static final AsciiString FORWARDED_FOR = AsciiString.cached("X-Forwarded-For");
  private static final AsciiString REQUEST_ID = AsciiString.cached("X-Request-Id");

  private static final HeaderNames REMOVED =
      new HeaderNames(
          "x-tollgate-",
          "connection",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "upgrade",
          "expect",
          "x-real-ip",
          "x-3scale-debug",
          "x-3scale-proxy-secret-token",
          "x-3scale-grpc-secret-token");

  private final ForwardedMode forwarded;
  private final boolean requestId;

  RequestHeaders(ForwardedMode forwarded, boolean requestId) {
    this.forwarded = forwarded;
    this.requestId = requestId;
  }

  /** Changes the headers in place: what is passed on unchanged is not copied. */
  void prepare(Call call, Upstream upstream) {
    HttpHeaders headers = call.headers();
    UpstreamOptions options = call.upstreamOptions();
    boolean http2 = options != null && options.isHttp2();
    boolean trailers = http2 && headers.containsValue(TE, HttpHeaderValues.TRAILERS, true);
    HopByHop.remove(headers, REMOVED);
    if (trailers) {
      headers.set(TE, HttpHeaderValues.TRAILERS);
    }
    if (options != null && options.upgrade() != null) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
      headers.set(HttpHeaderNames.UPGRADE, options.upgrade());
    }
    headers.set(HOST, upstream.hostHeader());
    headers.set(REAL_IP, call.client().ip());
    if (forwarded == ForwardedMode.APPEND) {
      append(headers, call.client().ip());
    }
    if (requestId && !headers.contains(REQUEST_ID)) {
      headers.set(REQUEST_ID, call.requestId());
    }
    ServiceConfiguration service = call.service();
    String token = service == null ? null : service.proxy().secretToken();
    if (token != null && !token.isEmpty()) {
      headers.set(http2 ? GRPC_SECRET_TOKEN : SECRET_TOKEN, HeaderText.safe(token));
    }
  }

  private static void append(HttpHeaders headers, String ip) {
    String before = String.join(", ", headers.getAll(FORWARDED_FOR));
    headers.set(FORWARDED_FOR, before.isEmpty() ? ip : before + ", " + ip);
  }
}
