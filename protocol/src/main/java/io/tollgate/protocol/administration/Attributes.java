package io.tollgate.protocol.administration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The attributes of one JSON object, read leniently: an id may come as a number, a number as text,
 * and null is the same as nothing (service-management-api.md, 8). What cannot be understood is an
 * {@link InvalidAttributeException} that names the attribute.
 */
public final class Attributes {

  /** Up to here a whole number with a point or an exponent is exactly the one that was written. */
  private static final long LARGEST_EXACT = (1L << 53) - 1;

  private final ObjectNode object;
  private final String path;

  /**
   * @param path of the object in its document, empty for the document itself
   */
  public Attributes(ObjectNode object, String path) {
    this.object = object;
    this.path = path;
  }

  /** Reads a document that must be an object. */
  public static Attributes of(JsonNode document, String path) throws InvalidAttributeException {
    if (document instanceof ObjectNode object) {
      return new Attributes(object, path);
    }
    throw new InvalidAttributeException(
        path.isEmpty() ? "the document" : path, "must be an object, not " + kind(document));
  }

  public boolean has(String name) {
    return node(name) != null;
  }

  /** The value as it came, null when there is none. */
  public @Nullable JsonNode node(String name) {
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }

  /** Text, or a number or a boolean as text; null when there is none. */
  public @Nullable String text(String name) throws InvalidAttributeException {
    JsonNode value = node(name);
    return value == null ? null : text(value, name);
  }

  public String requiredText(String name) throws InvalidAttributeException {
    String text = text(name);
    if (text == null || text.isEmpty()) {
      throw new InvalidAttributeException(at(name), "is missing");
    }
    return text;
  }

  /** {@code true}, {@code 1} and their texts are true. */
  public boolean flag(String name, boolean whenAbsent) throws InvalidAttributeException {
    String text = text(name);
    if (text == null) {
      return whenAbsent;
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0", "" -> false;
      default -> throw new InvalidAttributeException(at(name), "must be true or false");
    };
  }

  /** A whole number or its decimal text; null when there is none. */
  public @Nullable Long wholeNumber(String name) throws InvalidAttributeException {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      return Long.valueOf(text.strip());
    } catch (NumberFormatException e) {
      throw new InvalidAttributeException(at(name), "must be a whole number");
    }
  }

  public long requiredWholeNumber(String name) throws InvalidAttributeException {
    Long number = wholeNumber(name);
    if (number == null) {
      throw new InvalidAttributeException(at(name), "is missing");
    }
    return number;
  }

  /** The texts of an array, empty when there is none. */
  public List<String> texts(String name) throws InvalidAttributeException {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : array(name)) {
      texts.add(text(value, name + "[" + texts.size() + "]"));
    }
    return texts;
  }

  /** The objects of an array, empty when there is none. */
  public List<Attributes> objects(String name) throws InvalidAttributeException {
    List<Attributes> objects = new ArrayList<>();
    for (JsonNode value : array(name)) {
      objects.add(of(value, at(name + "[" + objects.size() + "]")));
    }
    return objects;
  }

  /** The object under this name, null when there is none. */
  public @Nullable Attributes object(String name) throws InvalidAttributeException {
    JsonNode value = node(name);
    return value == null ? null : of(value, at(name));
  }

  /** The names of all attributes in their order. */
  public List<String> names() {
    return List.copyOf(object.propertyNames());
  }

  /** Where an attribute stands, for messages. */
  public String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private Iterable<JsonNode> array(String name) throws InvalidAttributeException {
    JsonNode value = node(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof ArrayNode array) {
      return array;
    }
    throw new InvalidAttributeException(at(name), "must be an array, not " + kind(value));
  }

  private String text(JsonNode value, String name) throws InvalidAttributeException {
    if (value.isContainer() || value.isNull()) {
      throw new InvalidAttributeException(at(name), "must be text, not " + kind(value));
    }
    return value.isNumber() ? number(value, name) : value.asString();
  }

  /** 3 and 3.0 are the same id; 1e999999999 is none, since nobody wants its digits. */
  private String number(JsonNode value, String name) throws InvalidAttributeException {
    if (value.isIntegralNumber()) {
      return value.bigIntegerValue().toString();
    }
    double number = value.doubleValue();
    if (Double.isInfinite(number)) {
      throw new InvalidAttributeException(at(name), "is too large a number");
    }
    boolean whole = number == Math.rint(number) && Math.abs(number) <= LARGEST_EXACT;
    return whole ? Long.toString((long) number) : value.asString();
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      case STRING -> "text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      default -> "null";
    };
  }
}
