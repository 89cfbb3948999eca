package io.tollgate.gateway.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads the fields of a policy's configuration and remembers the first that is wrong, with its path
 * and what it must be. A field that is wrong reads as its default.
 */
public final class PolicyFields {

  private static final class Problem {
    private @Nullable String text;
  }

  private final JsonNode node;
  private final String path;
  private final Problem problem;

  public PolicyFields(JsonNode configuration) {
    this(configuration, "", new Problem());
  }

  private PolicyFields(JsonNode node, String path, Problem problem) {
    this.node = node;
    this.path = path;
    this.problem = problem;
  }

  /** The policy, unless something was wrong. */
  public PolicyOutcome outcome(Policy policy) {
    return problem.text == null
        ? new PolicyOutcome.Created(policy)
        : new PolicyOutcome.Invalid(problem.text);
  }

  /** Takes note that a field is wrong. */
  public void wrong(String field, String requirement) {
    wrong(field + " " + requirement);
  }

  /**
   * The same in one sentence.
   *
   * @param problem begins with the field
   */
  public void wrong(String problem) {
    if (this.problem.text == null) {
      this.problem.text = path + problem;
    }
  }

  /** The field as it stands; a missing node when it is absent or null. */
  public JsonNode node(String field) {
    JsonNode value = node.path(field);
    return value.isNull() ? MissingNode.getInstance() : value;
  }

  public boolean has(String field) {
    return !node(field).isMissingNode();
  }

  /** A text; numbers and booleans count as written. */
  public String text(String field, String otherwise) {
    JsonNode value = node(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isValueNode()) {
      wrong(field, "must be a text");
      return otherwise;
    }
    return value.asString();
  }

  /** One of some words. */
  public String oneOf(String field, String otherwise, String... words) {
    String text = text(field, otherwise);
    if (!text.equals(otherwise) && !List.of(words).contains(text)) {
      wrong(field, "must be one of " + String.join(", ", words));
      return otherwise;
    }
    return text;
  }

  public boolean flag(String field, boolean otherwise) {
    JsonNode value = node(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      wrong(field, "must be true or false");
      return otherwise;
    }
    return value.booleanValue();
  }

  /** A whole number; also accepted as a text. */
  public long whole(String field, long otherwise, long least, long most) {
    double number = number(field, otherwise);
    if (number != Math.rint(number) || number < least || number > most) {
      wrong(field, "must be a whole number from %d to %d".formatted(least, most));
      return otherwise;
    }
    return (long) number;
  }

  /** Any number; also accepted as a text. */
  public double number(String field, double otherwise) {
    JsonNode value = node(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    try {
      double number = value.isString() ? Double.parseDouble(value.stringValue()) : value.asDouble();
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (RuntimeException _) {
      // Told below.
    }
    wrong(field, "must be a number");
    return otherwise;
  }

  /** A list of texts, empty when absent. */
  public List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : items(field)) {
      if (item.isValueNode() && !item.isNull()) {
        texts.add(item.asString());
      } else {
        wrong(field, "must be a list of texts");
      }
    }
    return texts;
  }

  /** A list of objects, empty when absent. */
  public List<PolicyFields> objects(String field) {
    List<PolicyFields> objects = new ArrayList<>();
    for (JsonNode item : items(field)) {
      String place = field + "[" + objects.size() + "]";
      if (!item.isObject()) {
        wrong(place, "must be an object");
      }
      objects.add(new PolicyFields(item, path + place + ".", problem));
    }
    return objects;
  }

  /** An object, empty when absent. */
  public PolicyFields object(String field) {
    JsonNode value = node(field);
    if (!value.isMissingNode() && !value.isObject()) {
      wrong(field, "must be an object");
    }
    return new PolicyFields(value, path + field + ".", problem);
  }

  private Iterable<JsonNode> items(String field) {
    JsonNode value = node(field);
    if (value.isMissingNode()) {
      return List.of();
    }
    if (!value.isArray()) {
      wrong(field, "must be a list");
      return List.of();
    }
    return value;
  }
}
