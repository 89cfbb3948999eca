package io.tollgate.admin.rest.openapi;

import io.tollgate.admin.rest.route.PathTemplate;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Verb;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What operations are called, read off their paths. */
final class OperationNames {
  private static final Set<String> ACTIONS =
      Set.of("find", "latest", "deploy", "promote", "buy", "rollback");

  private final Set<String> readable = new HashSet<>();

  OperationNames(List<Route<?, ?, ?>> routes) {
    for (Route<?, ?, ?> route : routes) {
      if (route.verb() == Verb.GET) {
        readable.add(route.path().text());
      }
    }
  }

  /** The path as OpenAPI writes it. */
  static String path(Route<?, ?, ?> route) {
    return route.path().text().replace("...}", "}");
  }

  static List<String> parameters(Route<?, ?, ?> route) {
    return PathTemplate.of(path(route)).segments().stream()
        .filter(segment -> segment.startsWith("{"))
        .map(segment -> segment.substring(1, segment.length() - 1))
        .toList();
  }

  /** Unique, since paths are. */
  String id(Route<?, ?, ?> route, String method) {
    StringBuilder id = new StringBuilder(method);
    for (String segment : segments(route)) {
      for (String word : segment.replaceAll("[{}]", "").split("[_-]")) {
        id.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    return id.toString();
  }

  /** The resource: what the path ends in, without what is done to it and which one it is. */
  String tag(Route<?, ?, ?> route) {
    List<String> segments = new ArrayList<>(PathTemplate.of(path(route)).segments());
    if (isAction(route)) {
      segments.removeLast();
    }
    while (segments.size() > 1 && segments.getLast().startsWith("{")) {
      segments.removeLast();
    }
    return segments.getLast();
  }

  String summary(Route<?, ?, ?> route) {
    String last = segments(route).getLast();
    boolean one = last.startsWith("{");
    String what = tag(route).replace('_', ' ');
    if (isAction(route)) {
      return sentence(last.replace('_', ' ')) + ": one of " + what;
    }
    return switch (route.verb()) {
      case GET -> (one ? "Read one of " : "Read ") + what;
      case POST -> "Add to " + what;
      case PUT -> (one ? "Change one of " : "Change ") + what;
      case DELETE -> (one ? "Delete one of " : "Delete ") + what;
    };
  }

  /** Whether the path's last word says what is done, not to what. */
  private boolean isAction(Route<?, ?, ?> route) {
    List<String> segments = PathTemplate.of(path(route)).segments();
    String last = segments.getLast();
    if (last.startsWith("{") || ACTIONS.contains(last)) {
      return !last.startsWith("{");
    }
    boolean changesOne =
        route.verb() == Verb.PUT && segments.get(segments.size() - 2).startsWith("{");
    return changesOne && !readable.contains(route.path().text());
  }

  private static List<String> segments(Route<?, ?, ?> route) {
    List<String> segments = PathTemplate.of(path(route)).segments();
    return segments.size() > 2 && segments.getFirst().equals("admin")
        ? segments.subList(2, segments.size())
        : segments;
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
