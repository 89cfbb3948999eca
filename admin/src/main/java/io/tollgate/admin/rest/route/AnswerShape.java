package io.tollgate.admin.rest.route;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an answer to a good request looks like.
 *
 * @param schema JSON schema of its body; null when it has none, or says nothing about it
 * @param otherwise what a good request may be answered as well, null for nothing else
 */
public record AnswerShape(
    int status, @Nullable ObjectNode schema, @Nullable AnswerShape otherwise) {

  public AnswerShape(int status, @Nullable ObjectNode schema) {
    this(status, schema, null);
  }

  /**
   * @param schema as JSON text
   */
  public static AnswerShape of(int status, String schema) {
    return new AnswerShape(status, (ObjectNode) JsonMapper.shared().readTree(schema));
  }

  /** This answer, or that one with another status. */
  public AnswerShape or(AnswerShape other) {
    return new AnswerShape(status, schema, other);
  }
}
