package io.tollgate.admin.sample;

import io.tollgate.admin.rest.route.PathTemplate;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Verb;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that is ready to be sent.
 *
 * @param path values of the path's parameters
 * @param input body, or query where nothing is written
 * @param slots where things of the tenant are named
 */
public record Request(
    Route<?, ?, ?> route, Map<String, String> path, ObjectNode input, List<Slot> slots) {

  /** The same request naming something else there. */
  public Request naming(Slot slot, String value) {
    if (slot.inPath()) {
      return withPath(slot.name(), value);
    }
    ObjectNode other = input.deepCopy();
    JsonNode present = other.get(slot.name());
    if (present instanceof ArrayNode) {
      other.putArray(slot.name()).add(value);
    } else {
      other.put(slot.name(), Long.parseLong(value));
    }
    return new Request(route, path, other, slots);
  }

  public Request withPath(String name, String value) {
    Map<String, String> other = new LinkedHashMap<>(path);
    other.put(name, value);
    return new Request(route, other, input, slots);
  }

  public Request withInput(ObjectNode other) {
    return new Request(route, path, other, slots);
  }

  public boolean hasBody() {
    return route.verb() == Verb.POST || route.verb() == Verb.PUT;
  }

  public Reply send(Client client) {
    return send(client, ".json");
  }

  public Reply send(Client client, String extension) {
    if (hasBody()) {
      return sendAs(client, extension, "application/json", input.toString());
    }
    return client.send(route.verb().name(), url(extension) + query(), null, "");
  }

  /** Sends another body instead. */
  public Reply sendAs(Client client, String extension, String type, String body) {
    return client.send(route.verb().name(), url(extension), type, body);
  }

  private String query() {
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    for (Map.Entry<String, JsonNode> each : input.properties()) {
      query.add(encoded(each.getKey()) + "=" + encoded(each.getValue().asString()));
    }
    return query.toString();
  }

  private String url(String extension) {
    StringBuilder url = new StringBuilder();
    for (String segment : route.path().segments()) {
      url.append('/').append(segment.startsWith("{") ? encoded(value(segment)) : segment);
    }
    return url + extension;
  }

  private String value(String segment) {
    return String.valueOf(path.get(parameterName(segment)));
  }

  static String parameterName(String segment) {
    return segment.replaceAll("[{}.]", "");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return route.verb() + " " + Thing.nameless(new PathTemplate("", route.path().segments()));
  }
}
