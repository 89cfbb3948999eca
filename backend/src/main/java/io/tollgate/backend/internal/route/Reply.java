package io.tollgate.backend.internal.route;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an endpoint answers.
 *
 * @param status HTTP status code
 * @param body a JSON object
 */
public record Reply(int status, ObjectNode body) {

  /** An empty object with a status of its own in JSON, such as {@code {"status":"deleted"}}. */
  public static Reply of(int status, String word) {
    return new Reply(status, object().put("status", word));
  }

  /** {@code {"status":"found",NAME:VALUE}}. */
  public static Reply found(String name, JsonNode value) {
    return of(200, "found").with(name, value);
  }

  public static Reply created(String name, JsonNode value) {
    return of(201, "created").with(name, value);
  }

  public static Reply modified(String name, JsonNode value) {
    return of(200, "modified").with(name, value);
  }

  public static Reply deleted() {
    return of(200, "deleted");
  }

  /** {@code nf(X)} of the contract. */
  public static Reply notFound(String what) {
    return of(404, "not_found").with("error", what);
  }

  /** {@code {"status":"error","error":SENTENCE}}. */
  public static Reply error(int status, String sentence) {
    return of(status, "error").with("error", sentence);
  }

  /** {@code {"error":SENTENCE}}: some endpoints say no more. */
  public static Reply bareError(int status, String sentence) {
    return new Reply(status, object().put("error", sentence));
  }

  /** Adds a member behind the others. */
  public Reply with(String name, JsonNode value) {
    body.set(name, value);
    return this;
  }

  /** Adds a member behind the others. */
  public Reply with(String name, @Nullable String value) {
    body.put(name, value);
    return this;
  }

  /** Adds a member behind the others. */
  public Reply with(String name, long value) {
    body.put(name, value);
    return this;
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Without the body: it may carry keys. */
  @Override
  public String toString() {
    return "Reply[" + status + "]";
  }
}
