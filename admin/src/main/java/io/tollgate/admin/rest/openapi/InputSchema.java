package io.tollgate.admin.rest.openapi;

import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.input.FormField;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a form takes in, flat or under its wrapper. */
final class InputSchema {
  private InputSchema() {}

  /**
   * @param creates whether the fields are for something new
   */
  static void describe(ObjectNode requestBody, Form<?> form, boolean creates) {
    ObjectNode content = requestBody.putObject("content");
    ObjectNode flat = JsonMapper.shared().createObjectNode().put("type", "object");
    ObjectNode properties = flat.putObject("properties");
    for (FormField field : form.fields()) {
      describe(properties.putObject(field.name()), field);
    }
    if (creates && !form.needed().isEmpty()) {
      ArrayNode required = flat.putArray("required");
      new TreeSet<>(form.needed()).forEach(required::add);
    }
    ObjectNode json = content.putObject("application/json");
    if (form.wrapper() == null) {
      json.set("schema", flat);
    } else {
      var either = json.putObject("schema").putArray("anyOf");
      ObjectNode wrapped = either.addObject().put("type", "object");
      wrapped.putObject("properties").set(form.wrapper(), flat);
      wrapped.putArray("required").add(form.wrapper());
      either.add(flat);
    }
    json.set("example", JsonMapper.shared().valueToTree(form.example()));
    content.putObject("application/x-www-form-urlencoded").set("schema", flat);
  }

  private static void describe(ObjectNode schema, FormField field) {
    switch (field.kind()) {
      case TEXT -> text(schema, field);
      case INTEGER -> schema.put("type", "integer");
      case FLAG -> schema.put("type", "boolean");
      case MONEY -> schema.put("type", "number");
      case TIME -> schema.put("type", "string").put("format", "date-time");
      case TEXTS -> text(schema.put("type", "array").putObject("items"), field);
      case TEXT_MAP ->
          schema.put("type", "object").putObject("additionalProperties").put("type", "string");
      case JSON -> {}
    }
    schema.putArray("examples").add(JsonMapper.shared().<JsonNode>valueToTree(field.example()));
  }

  private static void text(ObjectNode schema, FormField field) {
    schema.put("type", "string");
    if (!field.choices().isEmpty()) {
      field.choices().forEach(schema.putArray("enum")::add);
    }
  }
}
