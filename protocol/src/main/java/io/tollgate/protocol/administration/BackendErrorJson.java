package io.tollgate.protocol.administration;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An entry of an error list, written and read (service-management-api.md, 7.6). */
public final class BackendErrorJson {

  private BackendErrorJson() {}

  /** Without {@code context_info} and id, which follow. */
  public static ObjectNode write(BackendErrors.Entry entry) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("code", entry.code())
        .put("message", entry.message())
        .put("timestamp", UtcText.of(entry.atMillis()));
  }

  /**
   * @throws InvalidAttributeException when something of it is missing or makes no sense
   */
  public static BackendErrors.Entry read(JsonNode json) throws InvalidAttributeException {
    Attributes entry = Attributes.of(json, "");
    return new BackendErrors.Entry(
        entry.requiredWholeNumber("id"),
        entry.requiredText("code"),
        String.valueOf(entry.text("message")),
        UtcText.millis(entry.requiredText("timestamp"), "timestamp"));
  }
}
