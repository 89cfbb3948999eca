package io.tollgate.admin.rest.route;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the route of a path, segment by segment; a literal goes before a parameter. */
public final class RouteTree {

  /** A route and the values of its parameters. */
  public record Match(Route<?, ?, ?> route, Map<String, String> parameters) {}

  private static final class Node {
    private final Map<String, Node> literals = new HashMap<>();
    private final Map<Verb, Route<?, ?, ?>> routes = new EnumMap<>(Verb.class);
    private @Nullable Node parameter;
    private @Nullable Node rest;
  }

  private final Node root = new Node();

  public RouteTree(List<Route<?, ?, ?>> routes) {
    routes.forEach(this::add);
  }

  private void add(Route<?, ?, ?> route) {
    Node node = root;
    for (String segment : route.path().segments()) {
      node = next(node, segment);
    }
    if (node.routes.put(route.verb(), route) != null) {
      throw new IllegalArgumentException(
          "two routes for " + route.verb() + " " + route.path().text());
    }
  }

  private static Node next(Node node, String segment) {
    if (!PathTemplate.isParameter(segment)) {
      return node.literals.computeIfAbsent(segment, name -> new Node());
    }
    if (PathTemplate.takesRest(segment)) {
      node.rest = node.rest == null ? new Node() : node.rest;
      return node.rest;
    }
    node.parameter = node.parameter == null ? new Node() : node.parameter;
    return node.parameter;
  }

  /**
   * @param segments of the path, still percent-encoded, without the format extension
   */
  public @Nullable Match find(Verb verb, List<String> segments) {
    Route<?, ?, ?> route = find(root, verb, segments);
    return route == null ? null : new Match(route, parameters(route.path(), segments));
  }

  private static @Nullable Route<?, ?, ?> find(Node node, Verb verb, List<String> segments) {
    if (segments.isEmpty()) {
      return node.routes.get(verb);
    }
    List<String> later = segments.subList(1, segments.size());
    Node literal = node.literals.get(segments.getFirst());
    Route<?, ?, ?> found = literal == null ? null : find(literal, verb, later);
    if (found == null && node.parameter != null) {
      found = find(node.parameter, verb, later);
    }
    if (found == null && node.rest != null) {
      found = node.rest.routes.get(verb);
    }
    return found;
  }

  private static Map<String, String> parameters(PathTemplate path, List<String> segments) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < path.segments().size(); i++) {
      String segment = path.segments().get(i);
      if (PathTemplate.takesRest(segment)) {
        values.put(
            PathTemplate.parameterName(segment),
            String.join("/", segments.subList(i, segments.size())));
      } else if (PathTemplate.isParameter(segment)) {
        values.put(PathTemplate.parameterName(segment), segments.get(i));
      }
    }
    return values;
  }
}
