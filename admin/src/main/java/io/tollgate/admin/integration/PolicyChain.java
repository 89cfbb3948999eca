package io.tollgate.admin.integration;

import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.BoundedJson;
import io.tollgate.admin.rest.input.StorableText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A chain of policies as the API takes and shows it (account-management-api.md, 5.9). Pure. */
final class PolicyChain {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int LARGEST = 2 * 1024 * 1024;

  /** The chain of a new service. */
  static final String APICAST_ONLY =
      "[{\"name\":\"apicast\",\"version\":\"builtin\",\"configuration\":{},\"enabled\":true}]";

  private PolicyChain() {}

  /** What comes of a chain that was sent. */
  sealed interface Reading {
    /** It can be saved as this text. */
    record Fine(String text) implements Reading {}

    /** It is no chain at all. */
    record NoChain(String message) implements Reading {}

    /** Some items are wrong; the chain as sent, with an {@code errors} object in each of them. */
    record Wrong(ArrayNode chain) implements Reading {}
  }

  /** Reads an array, or a text that contains one. */
  static Reading read(@Nullable JsonNode sent) {
    JsonNode node = sent != null && sent.isString() ? parsed(sent.asString()) : sent;
    if (!(node instanceof ArrayNode array) || !StorableText.isIn(array)) {
      return new Reading.NoChain(Validation.INVALID);
    }
    ArrayNode chain = array.deepCopy();
    boolean wrong = false;
    for (int i = 0; i < chain.size(); i++) {
      wrong |= marked(chain, i);
    }
    if (wrong) {
      return new Reading.Wrong(chain);
    }
    String text = complete(chain).toString();
    return text.length() > LARGEST
        ? new Reading.NoChain("is too long (maximum is 2 MiB)")
        : new Reading.Fine(text);
  }

  private static @Nullable JsonNode parsed(String text) {
    try {
      return BoundedJson.text(text);
    } catch (JacksonException e) {
      return null;
    }
  }

  /** Puts errors into the item when it has any. */
  private static boolean marked(ArrayNode chain, int index) {
    ObjectNode item =
        chain.get(index) instanceof ObjectNode object ? object : JSON.createObjectNode();
    item.remove("errors");
    ObjectNode errors = JSON.createObjectNode();
    for (String name : List.of("name", "version")) {
      JsonNode value = item.get(name);
      if (value == null || !value.isString() || value.asString().isBlank()) {
        errors.putArray(name).add(Validation.BLANK);
      }
    }
    if (!(item.get("configuration") instanceof ObjectNode)) {
      errors.putArray("configuration").add(Validation.INVALID);
    }
    JsonNode enabled = item.path("enabled");
    if (!enabled.isMissingNode() && !enabled.isNull() && !enabled.isBoolean()) {
      errors.putArray("enabled").add(Validation.INVALID);
    }
    if (errors.isEmpty()) {
      return false;
    }
    item.set("errors", errors);
    chain.set(index, item);
    return true;
  }

  /** With {@code enabled} in every item, and apicast at the end where nobody put it elsewhere. */
  private static ArrayNode complete(ArrayNode chain) {
    ArrayNode complete = JSON.createArrayNode();
    boolean hasApicast = false;
    for (JsonNode item : chain) {
      ObjectNode kept =
          JSON.createObjectNode()
              .put("name", item.path("name").asString())
              .put("version", item.path("version").asString());
      kept.set("configuration", item.path("configuration"));
      kept.put("enabled", !item.path("enabled").isBoolean() || item.path("enabled").asBoolean());
      complete.add(kept);
      hasApicast |= item.path("name").asString().equals("apicast");
    }
    if (!hasApicast) {
      complete.addAll((ArrayNode) JSON.readTree(APICAST_ONLY));
    }
    return complete;
  }

  /** The enabled items, in order. */
  static List<ObjectNode> enabled(String text) {
    List<ObjectNode> enabled = new ArrayList<>();
    for (JsonNode item : JSON.readTree(text)) {
      if (item instanceof ObjectNode object && object.path("enabled").asBoolean()) {
        enabled.add(object);
      }
    }
    return enabled;
  }
}
