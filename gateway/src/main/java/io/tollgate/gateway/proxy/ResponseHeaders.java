package io.tollgate.gateway.proxy;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;

/** Takes out of an upstream's answer what is not passed on (gateway.md, 2.8). */
public final class ResponseHeaders {

  private static final HeaderNames REMOVED =
      new HeaderNames(
          "x-accel-",
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authenticate",
          "te",
          "trailer",
          "upgrade",
          "server",
          "date");

  private ResponseHeaders() {}

  /** The same for an answer that changes to another protocol. */
  public static void prepareUpgrade(HttpHeaders headers, String protocol) {
    prepare(headers);
    headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
    headers.set(HttpHeaderNames.UPGRADE, protocol);
  }

  /** Changes the headers in place. The body's framing stays as it is. */
  public static void prepare(HttpHeaders headers) {
    HopByHop.remove(headers, REMOVED);
  }
}
