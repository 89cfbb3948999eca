package io.tollgate.http.request;

import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Which request targets are served: paths, http URLs, and {@code *} for OPTIONS. */
final class Target {

  private static final byte[] SCHEME = "http".getBytes(StandardCharsets.US_ASCII);

  private Target() {}

  /** Judges a target without blanks and control characters. */
  static @Nullable Fault fault(HttpMethod method, byte[] block, int from, int to) {
    if (block[from] == '/') {
      return null;
    }
    if (to - from == 1 && block[from] == '*' && method.equals(HttpMethod.OPTIONS)) {
      return null;
    }
    int authority = schemeEnd(block, from, to);
    if (authority == from) {
      return Fault.bad("The request target is neither a path nor an http URL");
    }
    int end = authority;
    while (end < to && block[end] != '/' && block[end] != '?' && block[end] != '#') {
      end++;
    }
    return Authority.isValid(block, authority, end)
        ? null
        : Fault.bad("The request target's host is malformed");
  }

  /** Behind {@code http://} or {@code https://}, {@code from} when it begins with neither. */
  private static int schemeEnd(byte[] block, int from, int to) {
    int at = from;
    for (byte letter : SCHEME) {
      if (at == to || (block[at] | 0x20) != letter) {
        return from;
      }
      at++;
    }
    if (at < to && (block[at] | 0x20) == 's') {
      at++;
    }
    boolean scheme =
        to - at >= 3 && block[at] == ':' && block[at + 1] == '/' && block[at + 2] == '/';
    return scheme ? at + 3 : from;
  }
}
