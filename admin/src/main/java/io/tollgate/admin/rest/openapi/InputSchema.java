package io.tollgate.admin.rest.openapi;

import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.input.FormField;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a form takes in, flat or under its wrapper. */
final class InputSchema {
  private InputSchema() {}

  static void describe(ObjectNode requestBody, Form<?> form) {
    ObjectNode content = requestBody.putObject("content");
    ObjectNode flat = JsonMapper.shared().createObjectNode().put("type", "object");
    ObjectNode properties = flat.putObject("properties");
    for (FormField field : form.fields()) {
      describe(properties.putObject(field.name()), field);
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
      case TEXT -> schema.put("type", "string");
      case INTEGER -> schema.put("type", "integer");
      case FLAG -> schema.put("type", "boolean");
      case MONEY -> schema.put("type", "number");
      case TIME -> schema.put("type", "string").put("format", "date-time");
      case TEXTS -> schema.put("type", "array").putObject("items").put("type", "string");
      case TEXT_MAP ->
          schema.put("type", "object").putObject("additionalProperties").put("type", "string");
      case JSON -> {}
    }
    schema.putArray("examples").add(JsonMapper.shared().<JsonNode>valueToTree(field.example()));
  }
}
