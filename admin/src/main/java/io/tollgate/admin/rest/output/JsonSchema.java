package io.tollgate.admin.rest.output;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What representations look like in JSON, as a JSON schema says it. */
public final class JsonSchema {
  private static final List<String> NUMBERS_OF_A_PAGE =
      List.of("per_page", "total_entries", "total_pages", "current_page");

  private JsonSchema() {}

  /** One object under its type. */
  public static ObjectNode one(Representation<?> representation) {
    return under(representation.names.type(), fields(representation));
  }

  /** A list under its plural; with numbers when it is longer than a page. */
  public static ObjectNode many(Representation<?> representation) {
    ObjectNode all = under(representation.names.plural(), array(representation));
    ObjectNode page = object();
    NUMBERS_OF_A_PAGE.forEach(
        name -> page.withObject("properties").putObject(name).put("type", "integer"));
    all.withObject("properties").set("metadata", page);
    return all;
  }

  /** A list that is the whole document. */
  public static ObjectNode array(Representation<?> representation) {
    ObjectNode array = JsonMapper.shared().createObjectNode().put("type", "array");
    array.set("items", one(representation));
    return array;
  }

  private static ObjectNode under(String name, ObjectNode schema) {
    ObjectNode object = object();
    object.withObject("properties").set(name, schema);
    object.putArray("required").add(name);
    return object;
  }

  private static ObjectNode object() {
    return JsonMapper.shared().createObjectNode().put("type", "object");
  }

  private static ObjectNode fields(Representation<?> representation) {
    ObjectNode object = object();
    ObjectNode properties = object.putObject("properties");
    for (Property<?> property : representation.properties) {
      if (property.place().in(Format.JSON)) {
        type(properties.putObject(property.name()), property.kind());
      }
    }
    return object;
  }

  private static void type(ObjectNode schema, Property.Kind kind) {
    switch (kind) {
      case INTEGER -> orNull(schema, "integer");
      case TEXT -> orNull(schema, "string");
      case FLAG -> orNull(schema, "boolean");
      case MONEY -> orNull(schema, "number");
      case TIME -> {
        orNull(schema, "string");
        schema.put("format", "date-time");
      }
      case TREE -> {}
    }
  }

  private static void orNull(ObjectNode schema, String type) {
    ArrayNode types = schema.putArray("type");
    types.add(type).add("null");
  }
}
