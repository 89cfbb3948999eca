package io.tollgate.admin.activedocs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a document of Swagger 2.0 must have. */
final class SwaggerTwo {
  private static final Set<String> VERBS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch");
  private static final Set<String> PLACES = Set.of("query", "header", "path", "formData", "body");

  private final List<String> problems = new ArrayList<>();

  private SwaggerTwo() {}

  static List<String> problems(JsonNode document) {
    SwaggerTwo check = new SwaggerTwo();
    check.text(document.path("info"), "title", "info");
    check.text(document.path("info"), "version", "info");
    check.unless(document.path("paths").isObject(), "attribute paths is missing");
    document.path("paths").properties().forEach(check::path);
    document
        .path("parameters")
        .properties()
        .forEach(each -> check.parameter("parameters." + each.getKey(), each.getValue()));
    return check.problems;
  }

  private void path(Map.Entry<String, JsonNode> path) {
    String name = path.getKey();
    if (name.startsWith("x-")) {
      return;
    }
    unless(name.startsWith("/"), "paths." + name + " does not begin with a slash");
    unless(path.getValue().isObject(), "paths." + name + " is not an object");
    parameters("paths." + name, path.getValue());
    for (Map.Entry<String, JsonNode> each : path.getValue().properties()) {
      if (VERBS.contains(each.getKey())) {
        operation("paths." + name + "." + each.getKey(), each.getValue());
      }
    }
  }

  private void operation(String place, JsonNode operation) {
    unless(
        operation.path("responses").isObject() && !operation.path("responses").isEmpty(),
        place + " has no responses");
    for (Map.Entry<String, JsonNode> each : operation.path("responses").properties()) {
      if (!each.getKey().startsWith("x-") && !each.getValue().has("$ref")) {
        text(each.getValue(), "description", place + ".responses." + each.getKey());
      }
    }
    parameters(place, operation);
  }

  private void parameters(String place, JsonNode owner) {
    JsonNode all = owner.path("parameters");
    unless(all.isMissingNode() || all.isArray(), place + ".parameters is not an array");
    all.forEach(each -> parameter(place + ".parameters", each));
  }

  private void parameter(String place, JsonNode parameter) {
    if (parameter.has("$ref")) {
      return;
    }
    text(parameter, "name", place);
    unless(
        PLACES.contains(parameter.path("in").asString("")),
        place + ".in is none of query, header, path, formData, body");
  }

  private void text(JsonNode owner, String field, String place) {
    unless(owner.path(field).isString(), "attribute " + place + "." + field + " is missing");
  }

  private void unless(boolean fine, String problem) {
    if (!fine) {
      problems.add(problem);
    }
  }
}
