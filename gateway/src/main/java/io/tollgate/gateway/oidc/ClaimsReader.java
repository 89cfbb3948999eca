package io.tollgate.gateway.oidc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the JSON of claims; a claim that stands there twice has no meaning one could rely on. */
final class ClaimsReader {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private ClaimsReader() {}

  /** Null when it is not one JSON object. */
  static @Nullable Map<String, Object> read(byte[] text) {
    try {
      return JSON.readTree(text) instanceof ObjectNode object ? map(object) : null;
    } catch (JacksonException notJson) {
      return null;
    }
  }

  private static Map<String, Object> map(ObjectNode object) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      Object value = value(field.getValue());
      if (value != null) {
        map.put(field.getKey(), value);
      }
    }
    return Collections.unmodifiableMap(map);
  }

  private static @Nullable Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> map((ObjectNode) node);
      case ARRAY -> list(node);
      case STRING -> node.stringValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> node.numberValue();
      default -> null;
    };
  }

  private static List<Object> list(JsonNode array) {
    List<Object> list = new ArrayList<>();
    for (JsonNode element : array) {
      Object value = value(element);
      if (value != null) {
        list.add(value);
      }
    }
    return Collections.unmodifiableList(list);
  }
}
