package io.tollgate.admin.rest.server;

import io.tollgate.admin.rest.output.Format;
import io.tollgate.admin.rest.route.RouteTree;
import io.tollgate.admin.rest.route.Verb;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path, split into its segments and the extension of the last one.
 *
 * @param segments still percent-encoded, the last one without the extension
 * @param extension empty when the last segment has no dot
 */
record RequestPath(List<String> segments, String extension) {

  static RequestPath of(String path) {
    List<String> segments = new ArrayList<>(List.of(path.split("/")));
    if (!segments.isEmpty() && segments.getFirst().isEmpty()) {
      segments.removeFirst();
    }
    if (segments.isEmpty()) {
      return new RequestPath(List.of(), "");
    }
    String last = segments.removeLast();
    int dot = last.lastIndexOf('.');
    segments.add(dot < 0 ? last : last.substring(0, dot));
    return new RequestPath(List.copyOf(segments), dot < 0 ? "" : last.substring(dot + 1));
  }

  /** The format that the extension names, null when it names none. */
  @Nullable Format format() {
    return Format.ofExtension(extension);
  }

  /** The route; where the extension is no format, a dot may also be part of the last parameter. */
  @Nullable Found find(RouteTree routes, Verb verb) {
    if (!extension.isEmpty() && format() == null) {
      List<String> whole = new ArrayList<>(segments);
      whole.set(whole.size() - 1, whole.getLast() + "." + extension);
      RouteTree.Match match = routes.find(verb, whole);
      if (match != null && match.route().path().takesRest()) {
        return new Found(match, "");
      }
    }
    RouteTree.Match match = routes.find(verb, segments);
    return match == null ? null : new Found(match, extension);
  }

  /**
   * @param extension what is left to say which format is wanted
   */
  record Found(RouteTree.Match match, String extension) {}
}
