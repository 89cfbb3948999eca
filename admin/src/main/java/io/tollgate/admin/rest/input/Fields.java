package io.tollgate.admin.rest.input;

import io.tollgate.admin.outcome.Errors;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields that were sent, each as its kind. Every accessor takes what holds when the field was
 * not sent; so one reader serves creation (from defaults) and update (from the present state).
 */
public final class Fields {
  private final Map<String, @Nullable Object> given = new HashMap<>();
  private final FurtherFields further;
  private Errors errors = Errors.NONE;

  /**
   * @param further what else was sent and is of interest
   */
  Fields(Collection<FormField> known, ObjectNode sent, FurtherFields further) {
    this.further = further;
    for (FormField field : known) {
      JsonNode value = sent.get(field.name());
      if (value != null) {
        switch (FieldValue.of(field.kind(), value)) {
          case FieldValue.Read(var read) -> given.put(field.name(), read);
          case FieldValue.Wrong(String message) ->
              errors = errors.and(Errors.of(field.name(), message));
          case FieldValue.NotGiven() -> {}
        }
      }
    }
  }

  /** Values that are not of their field's kind. */
  Errors errors() {
    return errors;
  }

  public boolean has(String name) {
    return given.containsKey(name);
  }

  public @Nullable String text(String name, @Nullable String otherwise) {
    return has(name) ? (String) given.get(name) : otherwise;
  }

  /** As {@link #text}, where an empty text means none. */
  public @Nullable String optional(String name, @Nullable String otherwise) {
    String value = text(name, otherwise);
    return value == null || value.isEmpty() ? null : value;
  }

  /** As {@link #text}, where null and an empty text mean what holds without the field. */
  public String textOr(String name, String otherwise) {
    String value = text(name, otherwise);
    return value == null || value.isEmpty() ? otherwise : value;
  }

  public @Nullable Long integer(String name, @Nullable Long otherwise) {
    return has(name) ? (Long) given.get(name) : otherwise;
  }

  /** A flag has no nothing: null leaves what was. */
  public boolean flag(String name, boolean otherwise) {
    return given.get(name) instanceof Boolean value ? value : otherwise;
  }

  /** In ten-thousandths. */
  public @Nullable Long money(String name, @Nullable Long otherwise) {
    return integer(name, otherwise);
  }

  /** In epoch milliseconds. */
  public @Nullable Long time(String name, @Nullable Long otherwise) {
    return integer(name, otherwise);
  }

  @SuppressWarnings("unchecked") // The field's kind says so.
  public List<String> texts(String name, List<String> otherwise) {
    Object value = given.get(name);
    return value == null ? (has(name) ? List.of() : otherwise) : (List<String>) value;
  }

  /** As {@link #texts}, where null means null and not an empty list. */
  public @Nullable List<String> textsOrNull(String name, @Nullable List<String> otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    return given.get(name) == null ? null : texts(name, List.of());
  }

  @SuppressWarnings("unchecked") // The field's kind says so.
  public Map<String, String> textMap(String name) {
    Object value = given.get(name);
    return value == null ? Map.of() : (Map<String, String>) value;
  }

  /** What was sent beside the fields of the form, if the form takes more than its own. */
  public FurtherFields further() {
    return further;
  }

  public @Nullable JsonNode json(String name, @Nullable JsonNode otherwise) {
    return has(name) ? (JsonNode) given.get(name) : otherwise;
  }
}
