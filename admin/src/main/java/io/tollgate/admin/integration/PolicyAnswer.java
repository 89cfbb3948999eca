package io.tollgate.admin.integration;

import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.input.FormField;
import io.tollgate.admin.rest.output.Format;
import io.tollgate.admin.rest.route.Answer;
import io.tollgate.admin.rest.route.AnswerShape;
import io.tollgate.admin.rest.route.RestAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A policy chain as it is shown; where items are wrong they carry their errors themselves.
 *
 * @param status 200, or 422 when items are wrong
 * @param chain JSON text
 */
record PolicyAnswer(int status, String chain) {

  private static final AnswerShape SHAPE =
      AnswerShape.of(
          200,
          """
          {"type": "object", "required": ["policies_config"], "properties": {
            "policies_config": {"type": "array", "items": {
              "type": "object", "required": ["name", "version"], "properties": {
                "name": {"type": "string"},
                "version": {"type": "string"},
                "configuration": {"type": "object"},
                "enabled": {"type": "boolean"}}}}}}
          """);

  static final Answer<PolicyAnswer> ANSWER = answer().shaped(SHAPE);

  private static Answer<PolicyAnswer> answer() {
    return (value, format, baseUrl) ->
        RestAnswer.of(
            value.status,
            Format.JSON.contentType(),
            ("{\"policies_config\":" + value.chain + "}").getBytes(StandardCharsets.UTF_8));
  }

  /** Describes what comes in; {@link #sent} finds it. */
  static final Form<JsonNode> FORM =
      Form.wrapped("proxy")
          .field(
              "policies_config",
              FormField.Kind.JSON,
              List.of(
                  Map.of(
                      "name",
                      "cors",
                      "version",
                      "builtin",
                      "configuration",
                      Map.of(),
                      "enabled",
                      true)))
          .reads(
              JsonNodeFactory.instance.arrayNode(),
              (fields, present) ->
                  Objects.requireNonNullElse(fields.json("policies_config", present), present));

  static PolicyAnswer of(Proxy proxy) {
    return new PolicyAnswer(200, proxy.policies());
  }

  /** The chain in an input, flat or under {@code proxy}; null when there is none. */
  static @Nullable JsonNode sent(ObjectNode input) {
    return input.get("proxy") instanceof ObjectNode proxy
        ? proxy.get("policies_config")
        : input.get("policies_config");
  }
}
