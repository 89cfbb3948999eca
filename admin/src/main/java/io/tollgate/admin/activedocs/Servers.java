package io.tollgate.admin.activedocs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The addresses of all servers of an OpenAPI 3 description: of the whole, of paths, of operations.
 */
final class Servers {
  private Servers() {}

  /** With variables replaced by each of the values that they may have. */
  static List<String> of(JsonNode document) {
    List<String> urls = new ArrayList<>();
    collect(urls, document);
    for (JsonNode path : document.path("paths").values()) {
      collect(urls, path);
      path.values().forEach(operation -> collect(urls, operation));
    }
    return urls;
  }

  private static void collect(List<String> urls, JsonNode owner) {
    for (JsonNode server : owner.path("servers").values()) {
      String url = server.path("url").asString("");
      urls.add(filled(url, server.path("variables"), "", ""));
      for (Map.Entry<String, JsonNode> variable : server.path("variables").properties()) {
        for (JsonNode value : variable.getValue().path("enum").values()) {
          urls.add(filled(url, server.path("variables"), variable.getKey(), value.asString("")));
        }
      }
    }
  }

  /** With the defaults of all variables but one. */
  private static String filled(String url, JsonNode variables, String name, String value) {
    String filled = url;
    for (Map.Entry<String, JsonNode> each : variables.properties()) {
      String text =
          each.getKey().equals(name) ? value : each.getValue().path("default").asString("");
      filled = filled.replace("{" + each.getKey() + "}", text);
    }
    return filled;
  }
}
