package io.tollgate.admin.policy;

import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.BoundedJson;
import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.input.FormField;
import io.tollgate.admin.rest.input.StorableText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What may be written of a registered policy (account-management-api.md, 5.9).
 *
 * @param schema the manifest: name, version and summary of the policy and the JSON schema of its
 *     configuration; it may come as an object or as a text that contains one
 */
record PolicyAttributes(
    @Nullable String name, @Nullable String version, @Nullable JsonNode schema) {

  private static final String BUILTIN = "builtin";
  private static final int LARGEST = 2 * 1024 * 1024;

  static final Form<PolicyAttributes> FORM =
      Form.wrapped("policy")
          .text("name", "greeting")
          .text("version", "1.0")
          .field(
              "schema",
              FormField.Kind.JSON,
              Map.of(
                  "name",
                  "Greeting",
                  "version",
                  "1.0",
                  "summary",
                  "Greets",
                  "configuration",
                  Map.of("type", "object")))
          .needs("name", "version", "schema")
          .reads(new PolicyAttributes(null, null, null), PolicyAttributes::read);

  private static PolicyAttributes read(Fields fields, PolicyAttributes present) {
    return new PolicyAttributes(
        fields.text("name", present.name),
        fields.text("version", present.version),
        parsed(fields.json("schema", present.schema)));
  }

  private static @Nullable JsonNode parsed(@Nullable JsonNode sent) {
    if (sent == null || !sent.isString()) {
      return sent;
    }
    try {
      return BoundedJson.text(sent.asString());
    } catch (JacksonException e) {
      return sent;
    }
  }

  boolean hasSameName(PolicyAttributes other) {
    return String.valueOf(name).equals(other.name) && String.valueOf(version).equals(other.version);
  }

  Validation check() {
    Validation validation =
        new Validation()
            .name("name", name)
            .name("version", version)
            .unless(!BUILTIN.equals(version), "version", "must not be " + BUILTIN)
            .present("schema", schema);
    if (schema != null) {
      checkManifest(validation, schema);
    }
    return validation;
  }

  private void checkManifest(Validation validation, JsonNode manifest) {
    if (!(manifest instanceof ObjectNode) || !StorableText.isIn(manifest)) {
      validation.error("schema", Validation.INVALID);
      return;
    }
    for (String field : List.of("name", "version", "summary")) {
      validation.unless(manifest.path(field).isString(), "schema", "must have the text " + field);
    }
    validation
        .unless(
            manifest.path("configuration").isObject(),
            "schema",
            "must have the object configuration, a JSON schema")
        .unless(
            !manifest.path("configuration").isObject()
                || ManifestSchema.isValid(manifest.path("configuration")),
            "schema",
            "must have a configuration that is a valid JSON schema of draft 7")
        .unless(
            !manifest.path("version").isString()
                || manifest.path("version").asString().equals(version),
            "schema",
            "must have the same version as the policy")
        .unless(
            manifest.toString().length() <= LARGEST, "schema", "is too long (maximum is 2 MiB)");
  }
}
