package io.tollgate.gateway.listener;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.tollgate.gateway.call.HostName;
import io.tollgate.gateway.call.RequestLine;
import io.tollgate.gateway.call.RequestTarget;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what a request asks for (gateway.md, 2.2 and 8.3). The server has refused what is no
 * valid HTTP before.
 */
final class RequestReader {

  private static final String HEALTH = "/_threescale/healthz";
  private static final RequestTarget NONE = new RequestTarget(null, "/", null);

  private RequestReader() {}

  /** Whether a load balancer asks for the gateway itself, under whatever host. */
  static boolean isHealthCheck(HttpRequest request) {
    String target = request.uri();
    return target.startsWith(HEALTH)
        && (target.length() == HEALTH.length() || target.charAt(HEALTH.length()) == '?')
        && request.method().name().equals("GET");
  }

  /**
   * Null when target or path are malformed: to be answered 400.
   *
   * @param encodedSlash whether the path may have {@code %2F}
   */
  static @Nullable RequestLine read(HttpRequest request, boolean encodedSlash) {
    String method = request.method().name();
    RequestTarget target = RequestTarget.parse(method, request.uri());
    if (target == null || (!encodedSlash && hasEncodedSlash(target.path()))) {
      return null;
    }
    String authority = target.authority();
    if (authority == null) {
      authority = request.headers().get(HttpHeaderNames.HOST, "");
    }
    return RequestLine.of(method, HostName.of(authority), target);
  }

  private static boolean hasEncodedSlash(String path) {
    for (int at = path.indexOf("%2"); at >= 0; at = path.indexOf("%2", at + 1)) {
      if (path.length() > at + 2 && (path.charAt(at + 2) | 0x20) == 'f') {
        return true;
      }
    }
    return false;
  }

  /** Stands for the line of a malformed request. */
  static RequestLine unreadable(HttpRequest request) {
    return new RequestLine(request.method().name(), "", NONE, NONE.path(), NONE.path());
  }
}
