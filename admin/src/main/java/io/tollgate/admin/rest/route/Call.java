package io.tollgate.admin.rest.route;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.rest.input.StorableText;
import io.tollgate.admin.rest.output.PageRequest;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request as a feature sees it.
 *
 * @param path values of the path's parameters
 * @param input query and body together
 * @param sent bytes of the body
 * @param declared names of the parameters of query or body that the route takes beside its form
 * @param header reads a header of the request by name, null when it was not sent
 */
public record Call(
    Caller caller,
    Map<String, String> path,
    ObjectNode input,
    int sent,
    Set<String> declared,
    Function<String, @Nullable String> header) {

  /** A call whose body has not been read. */
  public static Call of(
      Caller caller, Map<String, String> path, Function<String, @Nullable String> header) {
    return new Call(caller, path, JsonMapper.shared().createObjectNode(), 0, Set.of(), header);
  }

  /**
   * @param read query and body together
   * @param octets bytes of the body
   */
  public Call with(ObjectNode read, int octets) {
    return new Call(caller, path, read, octets, declared, header);
  }

  Call declaring(Set<String> parameters) {
    return new Call(caller, path, input, sent, parameters, header);
  }

  /** A parameter of the path; the route must have it. */
  public String segment(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no parameter " + name);
    }
    return value;
  }

  /** A parameter of the path as an id; 0, which no object has, when it is none. */
  public long id(String name) {
    return idOf(segment(name));
  }

  /**
   * A parameter of query or body, null when it was not sent or is no scalar; the route must declare
   * it.
   */
  public @Nullable String parameter(String name) {
    if (!declared.contains(name)) {
      throw new IllegalArgumentException("the route declares no parameter " + name);
    }
    JsonNode value = input.get(name);
    return value == null || !value.isValueNode() || value.isNull()
        ? null
        : StorableText.of(value.asString());
  }

  /** As {@link #parameter}, as an id: null when not sent, 0 when it is none. */
  public @Nullable Long idParameter(String name) {
    String value = parameter(name);
    return value == null || value.isEmpty() ? null : idOf(value);
  }

  public PageRequest page() {
    return PageRequest.of(parameter("page"), parameter("per_page"));
  }

  /**
   * As {@link #page()}, of a list with short pages.
   *
   * @param usual entries of a page where nothing else is wanted
   */
  public PageRequest page(int usual) {
    return PageRequest.of(parameter("page"), parameter("per_page"), usual);
  }

  private static long idOf(String text) {
    try {
      return Math.max(0, Long.parseLong(text));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
