package io.tollgate.admin.rest.route;

import java.util.List;

/**
 * A path with named parameters: {@code /admin/api/services/{service_id}/metrics/{id}}, without a
 * format extension. A last parameter written {@code {key...}} takes the rest of the path.
 */
public record PathTemplate(String text, List<String> segments) {

  public PathTemplate {
    segments = List.copyOf(segments);
  }

  public static PathTemplate of(String text) {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("a path begins with a slash: " + text);
    }
    return new PathTemplate(text, List.of(text.substring(1).split("/")));
  }

  /** Whether the last parameter is free text, in which a dot is no extension. */
  public boolean takesRest() {
    return takesRest(segments.getLast());
  }

  static boolean isParameter(String segment) {
    return segment.startsWith("{");
  }

  static boolean takesRest(String segment) {
    return segment.endsWith("...}");
  }

  static String parameterName(String segment) {
    return segment.substring(1, segment.length() - (takesRest(segment) ? 4 : 1));
  }
}
