package io.tollgate.admin.rest.input;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What was sent beside the fields of a form that takes more than its own.
 *
 * @param texts by name; an empty text was sent to clear a field
 * @param unreadable names of those that are no text
 */
public record FurtherFields(Map<String, String> texts, Set<String> unreadable) {
  public static final FurtherFields NONE = new FurtherFields(Map.of(), Set.of());

  public FurtherFields {
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    unreadable = Set.copyOf(unreadable);
  }

  static FurtherFields of(Map<String, JsonNode> sent) {
    Map<String, String> texts = new LinkedHashMap<>();
    Set<String> unreadable = new LinkedHashSet<>();
    sent.forEach(
        (name, value) -> {
          switch (FieldValue.of(FormField.Kind.TEXT, value)) {
            case FieldValue.Read(var text) -> texts.put(name, text == null ? "" : (String) text);
            case FieldValue.Wrong _ -> unreadable.add(name);
            case FieldValue.NotGiven _ -> {}
          }
        });
    return new FurtherFields(texts, unreadable);
  }
}
