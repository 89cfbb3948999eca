package io.tollgate.gateway.policy.custom;

import io.tollgate.policy.Configuration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON as the JDK's own types: jars do not see the gateway's library for it. */
final class PlainJson {

  private PlainJson() {}

  static Configuration configuration(ObjectNode node) {
    return new Configuration(map(node));
  }

  private static Map<String, Object> map(JsonNode object) {
    Map<String, Object> fields = new LinkedHashMap<>();
    object
        .properties()
        .forEach(
            field -> {
              if (!field.getValue().isNull()) {
                fields.put(field.getKey(), value(field.getValue()));
              }
            });
    return Collections.unmodifiableMap(fields);
  }

  private static Object value(JsonNode node) {
    if (node.isObject()) {
      return map(node);
    }
    if (node.isArray()) {
      List<Object> items = new ArrayList<>();
      for (JsonNode item : node) {
        if (!item.isNull()) {
          items.add(value(item));
        }
      }
      return List.copyOf(items);
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isNumber()) {
      return node.canConvertToLong() && node.isIntegralNumber()
          ? (Object) node.longValue()
          : (Object) node.doubleValue();
    }
    return node.asString();
  }
}
