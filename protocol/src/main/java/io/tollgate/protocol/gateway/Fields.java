package io.tollgate.protocol.gateway;

import io.tollgate.protocol.gateway.ConfigurationReader.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of one JSON object. An absent field and a null are the same. What cannot be read is
 * reported with its path and then treated as absent, so that all faults come at once.
 */
final class Fields {

  private final ObjectNode object;
  private final String path;
  private final List<Fault> faults;
  private final Set<String> asked = new HashSet<>();

  /**
   * @param path of the object, empty for the document
   */
  Fields(ObjectNode object, String path, List<Fault> faults) {
    this.object = object;
    this.path = path;
    this.faults = faults;
  }

  /** The same fields, with another place for their faults. */
  Fields reportingTo(List<Fault> faults) {
    return new Fields(object, path, faults);
  }

  boolean has(String name) {
    return value(name) != null;
  }

  /** Text, or a number as text. */
  @Nullable String text(String name) {
    return text(name, value(name));
  }

  String text(String name, String whenAbsent) {
    String text = text(name);
    return text == null ? whenAbsent : text;
  }

  /** Text where the empty one is as good as none. */
  @Nullable String filledText(String name) {
    String text = text(name);
    return text == null || text.isEmpty() ? null : text;
  }

  /** As {@link #filledText}; will stand in a header, where a line break would start another one. */
  @Nullable String headerText(String name) {
    String text = filledText(name);
    if (text != null && text.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
      report(name, "must not have control characters");
      return null;
    }
    return text;
  }

  String requiredText(String name) {
    String text = filledText(name);
    if (text == null) {
      reportUnlessReported(name, "is missing");
      return "";
    }
    return text;
  }

  /** An array of texts, null when absent. */
  @Nullable List<String> texts(String name) {
    ArrayNode array = array(name);
    if (array == null) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      String text = text(name + "[" + i + "]", array.get(i));
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** All fields as texts; a null is the empty one. */
  Map<String, String> allTexts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : object.propertyNames()) {
      texts.put(name, text(name, ""));
    }
    return texts;
  }

  /** An HTTP status that can be answered. */
  @Nullable Integer status(String name) {
    return has(name) ? (int) wholeNumber(name, 200, 200, 599) : null;
  }

  /** A whole number in the given bounds, or text that spells one. */
  long wholeNumber(String name, long whenAbsent, long least, long most) {
    JsonNode value = value(name);
    if (value == null) {
      return whenAbsent;
    }
    Long number = WholeNumber.of(value);
    if (number == null || number < least || number > most) {
      String bounds = most == Long.MAX_VALUE ? " or more" : " to " + most;
      report(name, "must be a whole number, " + least + bounds + ", not " + shown(value));
      return whenAbsent;
    }
    return number;
  }

  /** True or false, or a usual spelling of it; false when absent. */
  boolean flag(String name) {
    JsonNode value = value(name);
    String text = value == null || value.isContainer() ? "" : value.asString();
    if (value == null || text.equals("false") || text.equals("0")) {
      return false;
    }
    if (!text.equals("true") && !text.equals("1")) {
      report(name, "must be true or false, not " + shown(value));
    }
    return true;
  }

  /** The fields of an object, none when it is absent. */
  Fields object(String name) {
    JsonNode value = value(name);
    return object(name, value == null ? JsonNodeFactory.instance.objectNode() : value);
  }

  Fields requiredObject(String name) {
    if (!has(name)) {
      report(name, "is missing");
    }
    return object(name);
  }

  /** The objects of an array, none when it is absent. */
  List<Fields> objects(String name) {
    ArrayNode array = array(name);
    List<Fields> objects = new ArrayList<>();
    for (int i = 0; array != null && i < array.size(); i++) {
      objects.add(object(name + "[" + i + "]", array.get(i)));
    }
    return objects;
  }

  /** As {@link #objects}; a null element stands for one that is null or false. */
  List<@Nullable Fields> objectsOrNone(String name) {
    ArrayNode array = array(name);
    List<@Nullable Fields> objects = new ArrayList<>();
    for (int i = 0; array != null && i < array.size(); i++) {
      JsonNode element = array.get(i);
      boolean none = element.isNull() || (element.isBoolean() && !element.booleanValue());
      objects.add(none ? null : object(name + "[" + i + "]", element));
    }
    return objects;
  }

  /** All fields as objects, in their order. */
  Map<String, Fields> allObjects() {
    Map<String, Fields> objects = new LinkedHashMap<>();
    for (String name : object.propertyNames()) {
      objects.put(name, object(name));
    }
    return objects;
  }

  boolean isEmpty() {
    return object.isEmpty();
  }

  /** The fields nobody asked for. */
  ObjectNode rest() {
    return object.deepCopy().remove(asked);
  }

  void report(String name, String problem) {
    faults.add(fault(name, problem));
  }

  Fault fault(String name, String problem) {
    return new Fault(pathOf(name), problem);
  }

  /** What a value is, in words. */
  static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case STRING -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
      default -> "null";
    };
  }

  private @Nullable JsonNode value(String name) {
    asked.add(name);
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private @Nullable String text(String name, @Nullable JsonNode value) {
    if (value == null || value.isString() || value.isNumber()) {
      return value == null ? null : value.asString();
    }
    report(name, "must be a string, not " + kind(value));
    return null;
  }

  private @Nullable ArrayNode array(String name) {
    JsonNode value = value(name);
    if (value != null && !value.isArray()) {
      report(name, "must be an array, not " + kind(value));
    }
    return value instanceof ArrayNode array ? array : null;
  }

  private Fields object(String name, JsonNode value) {
    if (value instanceof ObjectNode found) {
      return new Fields(found, pathOf(name), faults);
    }
    report(name, "must be an object, not " + kind(value));
    return new Fields(JsonNodeFactory.instance.objectNode(), pathOf(name), faults);
  }

  private void reportUnlessReported(String name, String problem) {
    String full = pathOf(name);
    if (faults.stream().noneMatch(fault -> fault.path().equals(full))) {
      report(name, problem);
    }
  }

  private String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static String shown(JsonNode value) {
    return value.isContainer() ? kind(value) : value.toString();
  }
}
