package io.tollgate.gateway.call;

import org.jspecify.annotations.Nullable;

/**
 * The parts of a request target, as received (gateway.md, 2.2 and 8.3).
 *
 * @param authority host and port of an absolute-form target, null otherwise
 * @param path never empty; {@code *} for a call about the server as a whole
 * @param query what stands after the first {@code ?}, null without one
 */
public record RequestTarget(@Nullable String authority, String path, @Nullable String query) {

  private static final String HTTP = "http://";
  private static final String HTTPS = "https://";

  /** Null when the target is none that a gateway serves. */
  public static @Nullable RequestTarget parse(String method, String text) {
    if (text.isEmpty() || hasForbiddenCharacter(text)) {
      return null;
    }
    if (text.charAt(0) == '/') {
      return split(null, text, 0);
    }
    if (text.equals("*")) {
      return method.equals("OPTIONS") ? new RequestTarget(null, "*", null) : null;
    }
    return absolute(text);
  }

  private static @Nullable RequestTarget absolute(String text) {
    int start = schemeLength(text);
    if (start == 0) {
      return null;
    }
    int end = start;
    while (end < text.length() && text.charAt(end) != '/' && text.charAt(end) != '?') {
      end++;
    }
    String authority = text.substring(start, end);
    return authority.isEmpty() || authority.indexOf('@') >= 0 ? null : split(authority, text, end);
  }

  private static int schemeLength(String text) {
    if (text.regionMatches(true, 0, HTTP, 0, HTTP.length())) {
      return HTTP.length();
    }
    return text.regionMatches(true, 0, HTTPS, 0, HTTPS.length()) ? HTTPS.length() : 0;
  }

  private static RequestTarget split(@Nullable String authority, String text, int pathStart) {
    int mark = text.indexOf('?', pathStart);
    String path = text.substring(pathStart, mark < 0 ? text.length() : mark);
    return new RequestTarget(
        authority, path.isEmpty() ? "/" : path, mark < 0 ? null : text.substring(mark + 1));
  }

  /** A fragment is no part of a target, and upstreams would disagree on where the path ends. */
  private static boolean hasForbiddenCharacter(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == 0x7F || c == '#') {
        return true;
      }
    }
    return false;
  }
}
