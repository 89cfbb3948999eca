package io.tollgate.gateway.liquid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The values that templates handle: null, text, number, boolean, list, map, and JSON. */
final class Values {

  private Values() {}

  /** What {@code value.name} is. */
  static @Nullable Object member(@Nullable Object value, String name) {
    return switch (value) {
      case Map<?, ?> map when map.containsKey(name) -> plain(map.get(name));
      case Map<?, ?> map when name.equals("size") -> map.size();
      case JsonNode json -> member(plain(json), name);
      case List<?> list when name.equals("size") -> list.size();
      case List<?> list when name.equals("first") -> list.isEmpty() ? null : plain(list.getFirst());
      case List<?> list when name.equals("last") -> list.isEmpty() ? null : plain(list.getLast());
      case String text when name.equals("size") -> text.length();
      case null, default -> null;
    };
  }

  /** As it is written out: nothing for null, the parts of a list one after the other. */
  static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case String text -> text;
      case List<?> list -> {
        StringBuilder all = new StringBuilder();
        list.forEach(part -> all.append(text(plain(part))));
        yield all.toString();
      }
      case Map<?, ?> map -> JsonMapper.shared().writeValueAsString(map);
      case JsonNode json -> text(plain(json));
      default -> value.toString();
    };
  }

  /** JSON as maps, lists, texts and numbers; all else unchanged. */
  static @Nullable Object plain(@Nullable Object value) {
    if (!(value instanceof JsonNode json)) {
      return value;
    }
    return switch (json.getNodeType()) {
      case OBJECT -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        json.properties().forEach(field -> map.put(field.getKey(), plain(field.getValue())));
        yield map;
      }
      case ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        json.forEach(element -> list.add(plain(element)));
        yield list;
      }
      case STRING -> json.asString();
      case BOOLEAN -> json.booleanValue();
      case NUMBER -> json.isIntegralNumber() ? (Object) json.longValue() : json.decimalValue();
      default -> null;
    };
  }
}
