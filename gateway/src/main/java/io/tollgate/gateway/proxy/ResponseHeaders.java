package io.tollgate.gateway.proxy;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.tollgate.gateway.call.UpstreamOptions;
import org.jspecify.annotations.Nullable;

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

  /**
   * Changes the headers in place. The body's framing stays as it is.
   *
   * @param options of the call
   * @return false when the upstream changes to another protocol without being asked to
   */
  public static boolean prepare(HttpResponse head, @Nullable UpstreamOptions options) {
    HopByHop.remove(head.headers(), REMOVED);
    if (!isUpgrade(head)) {
      return true;
    }
    String protocol = options == null ? null : options.upgrade();
    if (protocol == null) {
      return false;
    }
    head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
    head.headers().set(HttpHeaderNames.UPGRADE, protocol);
    return true;
  }

  /** Whether another protocol follows. */
  public static boolean isUpgrade(HttpResponse head) {
    return head.status().code() == HttpResponseStatus.SWITCHING_PROTOCOLS.code();
  }
}
