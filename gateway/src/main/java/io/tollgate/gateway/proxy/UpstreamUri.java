package io.tollgate.gateway.proxy;

import io.tollgate.gateway.call.RequestLine;
import io.tollgate.gateway.call.Upstream;

/** The request target that the upstream gets (gateway.md, 2.7). */
final class UpstreamUri {

  private UpstreamUri() {}

  static String of(RequestLine line, Upstream upstream) {
    String path = path(line, upstream.basePath());
    String query = upstream.query() != null ? upstream.query() : line.query();
    if (query == null) {
      return path;
    }
    return path + "?" + escapeBytes(query);
  }

  private static String path(RequestLine line, String base) {
    if (base.isEmpty()) {
      return isAscii(line.forwardedPath()) ? line.forwardedPath() : line.path();
    }
    if (line.path().equals("/")) {
      return base;
    }
    String front = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    return front + line.path();
  }

  /** Bytes beyond ASCII, which came in as one char each, keep their value in an escape. */
  private static String escapeBytes(String text) {
    if (isAscii(text)) {
      return text;
    }
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        escaped.append(c);
      } else {
        escaped.append(String.format("%%%02X", (int) c));
      }
    }
    return escaped.toString();
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
