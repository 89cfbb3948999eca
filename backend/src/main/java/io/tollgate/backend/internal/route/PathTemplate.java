package io.tollgate.backend.internal.route;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A path such as {@code /services/{service}/metrics/{metric}}. A variable stands for one segment
 * that is not empty; an encoded slash is part of it.
 */
final class PathTemplate {

  private final String text;
  private final List<String> segments;

  PathTemplate(String text) {
    this.text = text;
    this.segments = segments(text);
  }

  /** The segments of a path; one slash at its end makes no difference. */
  static List<String> segments(String path) {
    String inner = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return List.of(inner.split("/", -1));
  }

  /**
   * The decoded variables by their names, null when the path is another one.
   *
   * @throws IllegalArgumentException when a variable is not percent-encoded as it should be
   */
  @Nullable Map<String, String> match(List<String> path) {
    if (path.size() != segments.size()) {
      return null;
    }
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < path.size(); i++) {
      String expected = segments.get(i);
      String found = path.get(i);
      if (expected.startsWith("{")) {
        if (found.isEmpty()) {
          return null;
        }
        variables.put(expected.substring(1, expected.length() - 1), decoded(found));
      } else if (!expected.equals(found)) {
        return null;
      }
    }
    return variables;
  }

  private static String decoded(String segment) {
    // In a path a plus is itself.
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** As declared: it names no ids and no keys, so it may be logged. */
  @Override
  public String toString() {
    return text;
  }
}
